/** Whether the text matches. A text so long that the engine gives up on it (several million characters) does not. */
export function matches(pattern: RegExp, text: string): boolean {
  try {
    return pattern.test(text);
  } catch {
    return false;
  }
}

/** The pattern of a whole text, from the patterns of its parts. A function, so that bundlers see that it may be left out. */
export function sequence(...parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.join('')}$`);
}
