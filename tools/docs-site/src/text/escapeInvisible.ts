/**
 * Shows characters that hide, reorder or break text as `\u202e`. In a page they would let a spec show something else than
 * it says, and some are not allowed in HTML at all. Inside a JSON string the same notation stands for the same character.
 */
export function escapeInvisible(text: string): string {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').replace(HIDDEN, (char) => {
    const units = char.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
    return units.map((unit) => `\\u${unit}`).join('');
  });
}

// Not tab and line feed, and not the joiners, which emoji and some scripts need.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Bidi_Control}|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;
