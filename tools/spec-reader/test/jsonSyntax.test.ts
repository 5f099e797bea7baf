import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstJsonError } from '../src/spec/file/jsonSyntax.ts';

const VALUE = 'Expected a value.';
const SYMBOL = 'Expected a value. Names and strings need double quotes.';
const COMMA = 'Expected "," or a closing bracket.';
const STRING = 'A string is not closed on its line.';
const TRAILING = 'JSON does not allow a trailing comma.';
const COMMENT = 'JSON does not allow comments.';
const EARLY = 'Unexpected end of file.';

describe('finds the first error in', () => {
  it.each([
    ['', 0, EARLY],
    ['  \n', 3, EARLY],
    ['{"a": 1', 7, EARLY],
    ['{"a": 1,}', 7, TRAILING],
    ['[1, 2,\n]', 5, TRAILING],
    ['[,1]', 1, VALUE],
    ['{"a" 1}', 5, 'Expected ":" after the property name.'],
    ['{"a":}', 5, VALUE],
    ['{a: 1}', 1, SYMBOL],
    ["{'a': 1}", 1, SYMBOL],
    ['{1: 1}', 1, 'Expected a property name in double quotes.'],
    ['{"a": 1 "b": 2}', 8, COMMA],
    ['[1 2]', 3, COMMA],
    ['[1}', 2, COMMA],
    ['{"a": 1]', 7, COMMA],
    ['// note\n{}', 0, COMMENT],
    ['{ /* note */ }', 2, COMMENT],
    ['[1, // one\n2]', 4, COMMENT],
    ['{} {}', 3, 'Unexpected text after the end of the JSON value.'],
    ['[+1]', 1, SYMBOL],
    ['[.5]', 1, SYMBOL],
    ['[1.]', 1, 'Invalid number.'],
    ['[NaN]', 1, SYMBOL],
    ['[undefined]', 1, SYMBOL],
    ['["a\nb"]', 1, STRING],
    ['["\\x41"]', 1, 'A string contains an invalid escape sequence.'],
    ['["\\u12"]', 1, 'A string contains an invalid \\u escape sequence.'],
    ['["\u0001"]', 1, 'A string contains a control character that must be escaped.'],
    ['{"a: 1}', 1, STRING],
  ])('%j', (text, offset, message) => {
    expect(firstJsonError(text)).toEqual({ offset, message });
  });
});

it('finds no error before the first error, for any text', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom(',', '"', '}', ']', 'x', ':', '\n', '\\', '0'),
      (json, at, char) => {
        const index = at % (json.length + 1);
        const text = json.slice(0, index) + char + json.slice(index);
        const { offset, message } = firstJsonError(text);
        if (isJson(text)) expect({ offset, message }).toEqual({ offset: text.length, message: EARLY });
        expect(firstJsonError(text.slice(0, offset))).toEqual({ offset, message: EARLY });
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
