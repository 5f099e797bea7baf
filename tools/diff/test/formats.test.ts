import { hasFormat } from '@hookbook/payloads/formats';
import { createRandom } from '@hookbook/payloads/random';
import { textOfFormat } from '@hookbook/testkit/sampler/texts';
import { expect, test } from 'vitest';
import { PATTERNS_OF_FORMATS } from '../src/inclusion/texts.ts';

const RUNS = 3000;
const CHARACTERS = [...'0123456789abcdefTtZzPYMWDHS:-+.@/% é'];

/** A text of a format, often with a character more, less or instead of another one. */
function nearText(format: string, random: ReturnType<typeof createRandom>): string {
  const text = textOfFormat(format, random);
  if (random.chance(0.3)) return text;
  const at = random.below(text.length + 1);
  const inserted = random.chance(0.3) ? '' : random.pick(CHARACTERS);
  return text.slice(0, at) + inserted + text.slice(at + random.below(2));
}

test.each([...PATTERNS_OF_FORMATS])('each text of the format %s matches %s', (format, pattern) => {
  const random = createRandom(11);
  const texts = Array.from({ length: RUNS }, () => nearText(format, random)).filter((text) => hasFormat(format, text));
  expect(texts.length).toBeGreaterThan(RUNS / 4);
  expect(texts.filter((text) => !new RegExp(pattern, 'u').test(text))).toEqual([]);
});

// Other validators reject some of them.
test.each([
  ['date', '2024-02-29'],
  ['date-time', '1998-12-31t15:59:60.123-08:00'],
  ['time', '08:30:06.999999999999999999z'],
  ['duration', 'P4Y5M6DT7H8M9S'],
  ['duration', 'P52W'],
  ['email', '"a@b"@example.com'],
  ['email', 'joe@[127.0.0.1]'],
  ['ipv6', '::ffff:192.168.0.1'],
  ['uri', 'tel:+1-816-555-1212'],
  ['uri', 'a+b.c-d:'],
  ['uuid', '2EB8AA08-AA98-11EA-B4AA-73B441D16380'],
])('the pattern of %s allows for %s', (format, text) => {
  expect(text).toMatch(new RegExp(PATTERNS_OF_FORMATS.get(format) ?? '', 'u'));
});
