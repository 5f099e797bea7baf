/** A regular expression of ECMA-262, in Unicode mode as JSON Schema recommends. */
export function regex(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
