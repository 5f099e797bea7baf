import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { ParsedText } from '../src/spec/file/parsedText.ts';
import { parseJson } from '../src/spec/file/parseJson.ts';
import { parseYaml } from '../src/spec/file/parseYaml.ts';

function source(text: string) {
  return { path: '/specs/a.json', name: 'a.json', uri: 'spec:///a.json', text };
}

/** All paths in a value, and one in each place that does not exist. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, [...path, 'absent'], ...entries.flatMap(([key, member]) => pathsIn(member, [...path, key]))];
}

function everyPosition(parsed: ParsedText) {
  if ('diagnostics' in parsed) return parsed;
  const { value, positions, hasRoundedNumbers } = parsed;
  const places = pathsIn(value).map((path) => [
    positions.written(path, 'key'),
    positions.written(path, 'value'),
    positions.roundedNumber(path),
  ]);
  return { value, hasRoundedNumbers, places };
}

// YAML limits the length of keys.
const KEY = fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__');
const { value: VALUE } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, -1.5, 1e21, 0.1, 12345678901234567000),
    fc.string({ maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(KEY, tie('value'), { maxKeys: 4 }),
  ),
}));

test('values and positions are those of the YAML parser', () => {
  fc.assert(
    fc.property(VALUE, fc.constantFrom(undefined, 2), (value, indent) => {
      const json = source(JSON.stringify(value, null, indent));
      expect(everyPosition(parseJson(json))).toEqual(everyPosition(parseYaml(json)));
    }),
    { numRuns: 500 },
  );
});

test('numbers that a double rounds are those of the YAML parser', () => {
  const json = source('{"a": 12345678901234567890, "b": [0.1234567890123456789]}');
  expect(everyPosition(parseJson(json))).toEqual(everyPosition(parseYaml(json)));
});

it('reports a key that occurs twice in one object', () => {
  const parsed = parseJson(source('{"a": 1, "b": {"a": 2}, "a": 3}'));
  expect('diagnostics' in parsed && parsed.diagnostics).toMatchObject([
    { code: 'duplicate-key', message: 'Duplicate key "a".', range: { start: { column: 25 }, end: { column: 28 } } },
  ]);
});

it('keeps a member called __proto__', () => {
  const parsed = parseJson(source('{"__proto__": {"a": 1}}'));
  expect('value' in parsed && Object.keys(parsed.value as object)).toEqual(['__proto__']);
});
