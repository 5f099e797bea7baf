/** What keeps a version from being released, and what to do about it. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';
}
