/** Results that were found before, in this run or an earlier one, by the contents of what they follow from. */
export interface KnownResults {
  /** Identifies plain data by its contents. Data must not change afterwards. */
  readonly keyOf: (...data: readonly unknown[]) => string;
  /** The result that is known for a key, or else what `find` returns, as plain data. The key covers all that it follows from. */
  readonly result: <T>(key: string, find: () => T) => T;
  /**
   * Equals plain data. What is the same as in the last run of this process, at a place of the contract, is the very same
   * object, so that others recognise it.
   */
  readonly same: <T>(place: string, data: T) => T;
}

/** Knows nothing. */
export const NO_RESULTS: KnownResults = {
  keyOf: () => '',
  result: (_, find) => find(),
  same: (_, data) => data,
};
