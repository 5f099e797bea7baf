import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../src/spec/jsonFault.ts';

const VALUE = 'Expected a value.';
const NAME = 'Expected a name in double quotes.';
const COMMA = 'Expected a comma or the end of the list or object.';
const STRING = 'This string has a wrong escape or a line break in it, or does not end.';
const TRAILING = 'A trailing comma is not allowed.';
const COMMENT = 'JSON allows no comments.';
const EARLY = 'The text ends too early.';

describe('finds where a text stops being JSON', () => {
  it.each([
    ['', 0, EARLY],
    ['  \n', 3, EARLY],
    ['{"a": 1', 7, EARLY],
    ['{"a": 1,}', 7, TRAILING],
    ['[1, 2,\n]', 5, TRAILING],
    ['[,1]', 1, VALUE],
    ['{,}', 1, NAME],
    ['{"a" 1}', 5, 'Expected a colon behind the name.'],
    ['{"a":}', 5, VALUE],
    ['{a: 1}', 1, NAME],
    ["{'a': 1}", 1, NAME],
    ['{"a": 1 "b": 2}', 8, COMMA],
    ['[1 2]', 3, COMMA],
    ['[1}', 2, COMMA],
    ['{"a": 1]', 7, COMMA],
    ['// note\n{}', 0, COMMENT],
    ['{ /* note */ }', 2, COMMENT],
    ['[1, // one\n2]', 4, COMMENT],
    ['{} {}', 3, 'Nothing may follow the value.'],
    ['01', 0, VALUE],
    ['[+1]', 1, VALUE],
    ['[.5]', 1, VALUE],
    ['[1.]', 1, VALUE],
    ['[NaN]', 1, VALUE],
    ['[undefined]', 1, VALUE],
    ['["a\nb"]', 1, STRING],
    ['["\\x41"]', 1, STRING],
    ['{"a: 1}', 1, STRING],
  ])('%j', (text, offset, message) => {
    expect(jsonFault(text)).toEqual({ offset, message });
  });
});

it('takes everything before the fault for JSON that goes on, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom(',', '"', '}', ']', 'x', ':', '\n', '\\', '0'),
      (json, at, char) => {
        const index = at % (json.length + 1);
        const text = json.slice(0, index) + char + json.slice(index);
        const { offset, message } = jsonFault(text);
        if (isJson(text)) expect({ offset, message }).toEqual({ offset: text.length, message: EARLY });
        expect(jsonFault(text.slice(0, offset))).toEqual({ offset, message: EARLY });
      },
    ),
    { numRuns: 2000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
