import { joins } from './joins.ts';

/** Whether RFC 5891 and RFC 5892 allow a label in its Unicode form, apart from its length and direction. */
export function isULabel(label: string): boolean {
  return (
    !MISPLACED_HYPHEN.test(label) &&
    !/^\p{M}/u.test(label) &&
    label.normalize() === label &&
    !OUT_OF_CONTEXT.test(label) &&
    (!label.includes('\u30fb') || /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(label)) &&
    !(/[\u0660-\u0669]/.test(label) && /[\u06f0-\u06f9]/.test(label)) &&
    Array.from(label).every((char, at, chars) => isAllowed(char) || isJoinedWell(chars, at))
  );
}

const MISPLACED_HYPHEN = /^-|-$|^..--/u;

/** RFC 5892, appendix A.3 to A.6: middle dot, keraia, geresh and gershayim. */
const OUT_OF_CONTEXT = /(?<!l)\xb7|\xb7(?!l)|\u0375(?!\p{sc=Grek})|(?<!\p{sc=Hebr})[\u05f3\u05f4]/u;

/** RFC 5892, section 3: PVALID and CONTEXTO, by the Unicode tables of the JavaScript engine. */
function isAllowed(char: string): boolean {
  if (/[-\da-z]/.test(char) || ALLOWED_EXCEPTION.test(char)) return true;
  return /[\p{L}\p{Nd}\p{Mn}\p{Mc}]/u.test(char) && !DISALLOWED.test(char) && isStable(char);
}

const ALLOWED_EXCEPTION = /[\xdf\u03c2\u06fd\u06fe\u0f0b\u3007\xb7\u0375\u05f3\u05f4\u30fb]/;

/** Mathematical and musical marks, exceptions, ignorable code points and old Hangul letters. */
const DISALLOWED =
  /[\u20d0-\u20ff\u302e\u302f\u{1d100}-\u{1d24f}\u0640\u07fa\u3031-\u3035\u303b\p{DI}\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/u;

/** Whether compatibility normalisation and case folding leave the character unchanged. */
function isStable(char: string): boolean {
  if (char.normalize('NFKC') !== char) return false;
  // Only for dotless i and Cherokee does case folding differ from upper-casing followed by lower-casing.
  if (/[\u0131\u13a0-\u13f5]/.test(char)) return true;
  return !/[\u13f8-\u13fd\uab70-\uabbf]/.test(char) && char.toUpperCase().toLowerCase().normalize('NFKC') === char;
}

/** RFC 5892, appendix A.1 and A.2: a joiner must follow a virama; a non-joiner may also be between joining letters. */
function isJoinedWell(chars: readonly string[], at: number): boolean {
  const char = chars[at];
  if (char !== '\u200c' && char !== '\u200d') return false;
  if (isVirama(chars[at - 1])) return true;
  return char === '\u200c' && joins(chars.slice(0, at).join(''), chars.slice(at + 1).join(''));
}

/** Viramas have combining class 9: normalisation moves them behind a mark of class 8 and before one of class 10. */
function isVirama(char = ' '): boolean {
  if (/[\u3099\u05b0]/.test(char)) return false;
  return `${char}\u3099`.normalize('NFD') === `\u3099${char}` && `\u05b0${char}`.normalize('NFD') === `${char}\u05b0`;
}
