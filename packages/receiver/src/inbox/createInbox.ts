import type { Attach, Inbox, InboxStore } from './inbox.ts';
import { createIntake } from './intake.ts';
import { createProcessing } from './processing.ts';

/** An inbox with a store of your own. */
export function createInbox<Transaction>(store: InboxStore<Transaction>): Inbox<Transaction> {
  const attach: Attach = (provider, { on, onStale, parseOptions, remember, onError, receipts, answer }) => {
    if (receipts || answer === 'first')
      throw new TypeError('Pass either `inbox`, or `receipts` and `answer`: `inbox` replaces both.');
    const listeners = new Set<() => void>();
    const onStored = () => {
      for (const listener of listeners) listener();
    };
    return {
      ...createIntake(provider, store as InboxStore, { on, onError, onStored }),
      source: {
        store: store as InboxStore,
        provider: provider.name,
        remember,
        process: createProcessing(provider, { on, onStale, parseOptions }),
        onStored: (listener) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      },
    };
  };
  return { ...store, attach };
}
