/** Whether the text matches. False for a text so long that the engine gives up on it (several million characters). */
export function matches(pattern: RegExp, text: string): boolean {
  try {
    return pattern.test(text);
  } catch {
    return false;
  }
}

/**
 * A pattern that matches these parts in order, and the whole text. A function, because bundlers can drop a call that is
 * marked as pure, but not a `new RegExp` of text that is put together.
 */
export function anchored(...parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.join('')}$`);
}
