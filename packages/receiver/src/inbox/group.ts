interface Waiting<Item, Result> {
  readonly items: readonly Item[];
  readonly resolve: (results: readonly Result[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Calls a function with the items of many callers at once: those that arrive together, and those that arrive while it runs.
 * A commit to a disk takes as long for one event as for a hundred.
 */
export function grouped<Item, Result>(
  work: (items: readonly Item[]) => readonly Result[] | Promise<readonly Result[]>,
): (items: readonly Item[]) => Promise<readonly Result[]> {
  let waiting: Waiting<Item, Result>[] = [];
  let isScheduled = false;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await settle(group);
    }
    isScheduled = false;
  }

  async function settle(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(group.flatMap(({ items }) => items));
      let start = 0;
      for (const { items, resolve } of group) {
        resolve(results.slice(start, start + items.length));
        start += items.length;
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      if (isScheduled) return;
      isScheduled = true;
      later(flush);
    });
}

/** After the requests that have arrived already. */
function later(task: () => unknown): void {
  const { setImmediate: immediately } = globalThis as { readonly setImmediate?: (task: () => unknown) => unknown };
  if (immediately) immediately(task);
  else setTimeout(task, 0);
}
