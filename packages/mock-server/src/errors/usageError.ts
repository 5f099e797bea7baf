/** The caller passed an invalid option, argument or payload. Never a bug in this package or a failed delivery. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** Stable between versions, e.g. `unknown-event`. */
  readonly code: string;
  /** The option, argument or field that is invalid, e.g. `body.event`. */
  readonly where: string;
  /** How to fix it. */
  readonly fix: string;
  /** Values that were probably meant, best match first. */
  readonly suggestions: readonly string[];

  constructor({ code, message, where, fix, suggestions = [] }: UsageErrorDetails) {
    super(message);
    this.code = code;
    this.where = where;
    this.fix = fix;
    this.suggestions = suggestions;
  }
}

/** The error as JSON, in responses and on the command line. */
export function usageErrorData({ code, message, where, fix, suggestions }: UsageError): object {
  return { error: { code, message, where, fix, suggestions } };
}

export interface UsageErrorDetails {
  readonly code: string;
  readonly message: string;
  readonly where: string;
  readonly fix: string;
  readonly suggestions?: readonly string[];
}
