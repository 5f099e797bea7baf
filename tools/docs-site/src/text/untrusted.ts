/** The address of a web or mail link as the browser reads it. `undefined` for every other scheme. */
export function safeUrl(text: string): string | undefined {
  if (!/^(https?|mailto):/i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).href;
}

/**
 * Writes characters that hide, reorder or break text as `\u202e`. On a page they could make a spec look different from
 * what it says, and HTML does not allow some of them. In a JSON string the escape means the same character.
 */
export function escapeInvisible(text: string): string {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, (char) => {
    const units = char.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
    return units.map((unit) => `\\u${unit}`).join('');
  });
}

// Excludes tab and line feed, and the joiners that emoji and some scripts need.
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Bidi_Control}|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;
