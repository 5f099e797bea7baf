/**
 * The `code` of an error of Node or of another package. Errors of Node are no `instanceof Error` in Jest, which runs tests in a
 * realm of their own, and both copies of a package, ES modules and CommonJS, have classes of their own.
 */
export function errorCode(error: unknown): string | undefined {
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

/** The message of an error, or the text of whatever else was thrown. */
export function errorMessage(error: unknown): string {
  const { message } = Object(error) as { readonly message?: unknown };
  return typeof message === 'string' ? message : String(error);
}
