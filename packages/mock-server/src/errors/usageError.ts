/** What the caller asked for cannot be done. Never a bug of this package, and never a failed delivery. */
export class UsageError extends Error {
  override readonly name = 'MisuseError';
  /** Stays the same between versions, e.g. `unknown-event`. */
  readonly code: string;
  /** The option, argument or place that is wrong, e.g. `body.event`. */
  readonly where: string;
  /** How to mend it. */
  readonly fix: string;
  /** What was probably meant, the likeliest first. */
  readonly suggestions: readonly string[];

  constructor({ code, message, where, fix, suggestions = [] }: UsageErrorDetails) {
    super(message);
    this.code = code;
    this.where = where;
    this.fix = fix;
    this.suggestions = suggestions;
  }
}

export interface UsageErrorDetails {
  readonly code: string;
  readonly message: string;
  readonly where: string;
  readonly fix: string;
  readonly suggestions?: readonly string[];
}
