/** Texts that were made before from the same inputs, so that only what an edit changes is made again. */
export interface TextCache {
  /** Identifies values by their contents. */
  readonly key: (...inputs: readonly unknown[]) => string;
  /** The text that was remembered for a key, or else the one that `make` returns. The key must cover all that it uses. */
  readonly text: (key: string, make: () => string) => string;
  /** The same for a text that takes time to make. */
  readonly slowText: (key: string, make: () => Promise<string>) => Promise<string>;
}

/** Remembers nothing. */
export const NO_CACHE: TextCache = {
  key: () => '',
  text: (_, make) => make(),
  slowText: (_, make) => make(),
};
