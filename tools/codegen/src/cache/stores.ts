import { createSameData, type SameData } from './sameData.ts';
import { openStore, type Store, type StoreFormat } from './store.ts';

/** Where caches get their stores. */
export interface Stores extends Pick<SameData, 'same'> {
  readonly open: <T>(folder: string, format: StoreFormat<T>) => Store<T>;
  /** Writes the stores that were saved since it was called before. */
  readonly write: () => Promise<void>;
}

/**
 * Stores for several runs of a process. Each is read once, and stays in memory with what the last run used. To save one
 * writes nothing until `write` is called, when the files that somebody waits for are written.
 */
export function createStores(): Stores {
  const opened = new Map<string, Store<unknown>>();
  const saved = new Set<Store<unknown>>();
  const { same, next } = createSameData();
  return {
    same,
    open: <T>(folder: string, format: StoreFormat<T>) => {
      const store = (opened.get(folder) as Store<T> | undefined) ?? openStore(folder, format);
      opened.set(folder, store as Store<unknown>);
      return { ...store, save: async () => void saved.add(store as Store<unknown>) };
    },
    write: async () => {
      const stores = [...saved];
      saved.clear();
      next();
      await Promise.all(stores.map((store) => store.save()));
    },
  };
}

/** Stores that are read when they are opened, and written when they are saved. */
export const STORES_ON_DISK: Stores = {
  open: openStore,
  same: (_, data) => data,
  write: async () => undefined,
};
