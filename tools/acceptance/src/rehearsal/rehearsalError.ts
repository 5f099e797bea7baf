/** Why the release cannot be rehearsed, or what is wrong with it, and what to do about it. */
export class RehearsalError extends Error {
  override readonly name = 'RehearsalError';
}
