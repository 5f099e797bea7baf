import type { Random } from '@hookbook/payloads/random';

/** Texts at which programs that handle text often fail. */
export const TEXTS: readonly string[] = [
  '', 'a', 'text', '0', 'true', 'null', ' ', '😀', 'é', 'e\u0301', '\u0000', '\u2028', '<b>', '"', '\\', '__proto__', 'x'.repeat(300),
]; // biome-ignore format: a list reads better dense

/** Texts that every validator considers valid for a format, or a function that makes them. */
const FORMATS: Readonly<Record<string, readonly string[] | ((random: Random) => string)>> = {
  'date-time': (random) =>
    random.chance(0.2) ? '1999-12-31T23:59:59.999+01:00' : new Date(random.below(4e12)).toISOString(),
  date: (random) => new Date(random.below(4e12)).toISOString().slice(0, 10),
  time: ['12:34:56Z', '23:59:59.5-08:00'],
  duration: ['P1D', 'PT15M', 'P3Y6M4DT12H30M5S'],
  email: (random) => random.pick(['joe@example.com', 'a.b+c@example.co.uk', `user${random.below(1000)}@example.org`]),
  hostname: ['example.com', 'a-b.example'],
  ipv4: ['192.0.2.1', '255.255.255.255'],
  ipv6: ['2001:db8::1', '::1', 'fe80::1:2:3:4'],
  uri: (random) =>
    random.pick([
      'https://example.com/a?b=c#d',
      'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
      `https://example.org/${random.below(1000)}`,
    ]),
  'uri-reference': ['/a/b', '../c?d', '#e', 'https://example.com'],
  'uri-template': ['https://example.com/{id}', '/a{?b,c}'],
  uuid: (random) => (random.chance(0.1) ? '00000000-0000-0000-0000-000000000000' : randomUuid(random)),
  'json-pointer': ['', '/a/b', '/a~1b/0'],
  regex: ['^a+$', '[a-z]*'],
};

/** A text of the format, or any text if the format is unknown. */
export function textOfFormat(format: string | undefined, random: Random): string {
  const texts = format !== undefined && Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (texts === undefined) return random.chance(0.5) ? random.pick(TEXTS) : `text ${random.below(10_000)}`;
  return typeof texts === 'function' ? texts(random) : random.pick(texts);
}

/** The text, made as long as `minLength` and as short as `maxLength` require. Both count code points. */
export function fitLength(text: string, minLength: number, maxLength: number): string {
  const codePoints = [...text];
  const padded = [...codePoints, ...'x'.repeat(Math.max(0, minLength - codePoints.length))];
  return padded.slice(0, maxLength).join('');
}

function randomUuid(random: Random): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.below(16).toString(16)).join('');
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${random.pick(['8', '9', 'a', 'b'])}${digits(3)}-${digits(12)}`;
}
