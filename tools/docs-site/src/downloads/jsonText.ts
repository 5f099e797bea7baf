/** The text of a JSON file that people read. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The text of a JSON file about many events, which would be twice as large with indentation. */
export function compactText(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
