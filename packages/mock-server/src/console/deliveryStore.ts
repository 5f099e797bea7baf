import type { DeliverySummary } from './types.ts';

/** What this page knows of the server's deliveries. */
export interface DeliveryStore {
  /** Adds a delivery, or replaces what was known of it. */
  readonly put: (summary: DeliverySummary) => void;
  /** Adds a page of the list, except what `put` has since reported: that is newer. */
  readonly addPage: (page: readonly DeliverySummary[]) => void;
  /** Called after the last page. */
  readonly endPages: () => void;
  readonly remove: (number: number) => void;
  /** Forgets everything. */
  readonly clear: () => void;
  readonly get: (number: number) => DeliverySummary | undefined;
  readonly newestFirst: () => readonly DeliverySummary[];
}

/** `onChange` is called after each change. */
export function createDeliveryStore(onChange: () => void): DeliveryStore {
  const summaries = new Map<number, DeliverySummary>();
  /** What a page that is on its way may still contain. */
  const removed = new Set<number>();
  let sorted: readonly DeliverySummary[] | undefined = [];
  const changed = () => {
    sorted = undefined;
    onChange();
  };
  return {
    put: (summary) => {
      summaries.set(summary.number, summary);
      changed();
    },
    addPage: (page) => {
      for (const summary of page)
        if (!summaries.has(summary.number) && !removed.has(summary.number)) summaries.set(summary.number, summary);
      changed();
    },
    endPages: () => removed.clear(),
    remove: (number) => {
      removed.add(number);
      summaries.delete(number);
      changed();
    },
    clear: () => {
      summaries.clear();
      removed.clear();
      changed();
    },
    get: (number) => summaries.get(number),
    newestFirst: () => {
      sorted ??= [...summaries.values()].sort((a, b) => b.number - a.number);
      return sorted;
    },
  };
}
