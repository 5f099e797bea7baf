/** Decodes Punycode (RFC 3492). `undefined` if the text is not valid Punycode. */
export function decodePunycode(text: string): string | undefined {
  const dash = text.lastIndexOf('-');
  const points = Array.from(text.slice(0, Math.max(dash, 0)), codePoint);
  let point = 128;
  let bias = 72;
  let position = 0;
  for (let at = dash + 1; at < text.length; ) {
    const before = position;
    let weight = 1;
    for (let step = 36; ; step += 36) {
      const digit = DIGITS.indexOf(text.charAt(at++) || '-');
      if (digit < 0) return undefined;
      position += digit * weight;
      const limit = threshold(step, bias);
      if (digit < limit) break;
      weight *= 36 - limit;
    }
    const count = points.length + 1;
    bias = adapt(position - before, count, before === 0);
    point += Math.floor(position / count);
    position %= count;
    if (point > 0x10ffff) return undefined;
    points.splice(position++, 0, point);
  }
  return String.fromCodePoint(...points);
}

/** Encodes text as Punycode (RFC 3492), without the prefix `xn--`. */
export function encodePunycode(text: string): string {
  const points = Array.from(text, codePoint);
  const basic = points.filter((point) => point < 128);
  let output = basic.length > 0 ? `${String.fromCodePoint(...basic)}-` : '';
  let delta = 0;
  let bias = 72;
  let done = basic.length;
  for (let low = 128; done < points.length; low++) {
    const next = Math.min(...points.filter((point) => point >= low));
    delta += (next - low) * (done + 1);
    low = next;
    for (const point of points) {
      if (point < low) delta++;
      if (point !== low) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done++;
    }
    delta++;
  }
  return output;
}

function variableLength(delta: number, bias: number): string {
  let rest = delta;
  let output = '';
  for (let step = 36; ; step += 36) {
    const limit = threshold(step, bias);
    if (rest < limit) return output + DIGITS.charAt(rest);
    output += DIGITS.charAt(limit + ((rest - limit) % (36 - limit)));
    rest = Math.floor((rest - limit) / (36 - limit));
  }
}

function threshold(step: number, bias: number): number {
  return Math.min(Math.max(step - bias, 1), 26);
}

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > 455; bias += 36) rest = Math.floor(rest / 35);
  return bias + Math.floor((36 * rest) / (rest + 38));
}

function codePoint(char: string): number {
  return char.codePointAt(0) ?? 0;
}

const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';
