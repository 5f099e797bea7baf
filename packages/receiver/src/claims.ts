import type { Context } from './handlers.ts';
import type { ClaimTimes, Receipts } from './receipts/receipts.ts';
import type { Task } from './tasks.ts';

/** A task that this request handles. */
export interface ClaimedTask extends Task {
  readonly token: string;
}

/**
 * Claims the tasks that nobody has handled. If one is running elsewhere, the provider has to try again, and none is claimed.
 */
export async function claimTasks(
  receipts: Receipts,
  tasks: readonly Task[],
  times: ClaimTimes,
): Promise<readonly ClaimedTask[] | 'running'> {
  const claimed: ClaimedTask[] = [];
  const releaseAll = async () => {
    for (const { key, token } of claimed) await receipts.release(key, token);
  };
  try {
    for (const task of tasks) {
      const claim = await receipts.claim(task.key, times);
      if (claim.state === 'new') claimed.push({ ...task, token: claim.token });
      if (claim.state !== 'running') continue;
      await releaseAll();
      return 'running';
    }
  } catch (error) {
    await releaseAll();
    throw error;
  }
  return claimed;
}

export interface HandleOptions {
  /** Milliseconds after which a claim ends. */
  readonly lease: number;
  readonly onError: (error: unknown, context?: Context) => void;
}

/** Handles tasks one after the other. What fails is released, so that the next attempt handles it. */
export async function handleTasks(
  receipts: Receipts,
  tasks: readonly ClaimedTask[],
  { lease, onError }: HandleOptions,
): Promise<'handled' | 'failed'> {
  let outcome: 'handled' | 'failed' = 'handled';
  for (const { key, token, context, handle, abort } of tasks) {
    const timer = setTimeout(abort, lease);
    try {
      await handle();
      await receipts.complete(key, token);
    } catch (error) {
      onError(error, context);
      await receipts.release(key, token).catch(onError);
      outcome = 'failed';
    } finally {
      clearTimeout(timer);
    }
  }
  return outcome;
}

/** Undefined if the work takes longer. Leaves no timer behind. */
export async function beforeDeadline<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
