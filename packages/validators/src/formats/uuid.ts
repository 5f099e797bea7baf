/** A UUID of RFC 4122, of any version and variant. */
export function uuid(text: string): boolean {
  if (text.length !== 36) return false;
  // Counting without a branch: the digits are random, so the processor would guess every second branch wrong.
  let digits = 0;
  for (let at = 0; at < 36; at++) {
    const code = text.charCodeAt(at);
    digits += ((HEX_DIGITS[code >> 5] as number) >>> (code & 31)) & 1;
  }
  return digits === 32 && isDash(text, 8) && isDash(text, 13) && isDash(text, 18) && isDash(text, 23);
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === 45;
}

/** One bit per ASCII character, in four words; what is read beyond them shifts to 0. */
const HEX_DIGITS = [0, 0x3ff0000, 0x7e, 0x7e];
