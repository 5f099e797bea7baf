import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareText,
  fromPointer,
  inAlphabeticalOrder,
  isMapping,
  toPointer,
  withExactNumbers,
} from '../src/data/index.ts';

describe('a JSON pointer', () => {
  test.each([
    ['', []],
    ['/', ['']],
    ['/a/0', ['a', '0']],
    ['/a~1b/c~0d', ['a/b', 'c~d']],
    ['/~01', ['~1']],
  ])('%j', (pointer, path) => {
    expect(toPointer(path)).toBe(pointer);
    expect(fromPointer(pointer)).toEqual(path);
  });

  test('may have numbers in its path', () => {
    expect(toPointer(['servers', 0])).toBe('/servers/0');
  });

  test.each(['a', '#/a', '/~', '/~2', '/a~'])('is not %j', (text) => {
    expect(fromPointer(text)).toBeUndefined();
  });

  test('has the path that it was made from', () => {
    const property = fc.property(fc.array(fc.string()), (path) => {
      expect(fromPointer(toPointer(path))).toEqual(path);
    });
    fc.assert(property, { seed: 20_241_121 });
  });
});

describe('alphabetical order', () => {
  test('is that of code units', () => {
    expect(['b', 'ä', 'a', 'B', '', 'aa'].sort(compareText)).toEqual(['', 'B', 'a', 'aa', 'b', 'ä']);
    expect(compareText('a', 'a')).toBe(0);
  });

  test('applies to the members of every object, and not to arrays', () => {
    const given = { b: [2, 1, { d: 1, c: 2 }], a: { z: null, y: 'x' } };
    expect(JSON.stringify(inAlphabeticalOrder(given))).toBe('{"a":{"y":"x","z":null},"b":[2,1,{"c":2,"d":1}]}');
    expect(Object.keys(given)).toEqual(['b', 'a']);
  });

  test('keeps a member called __proto__', () => {
    const text = '{"__proto__":1,"a":2}';
    expect(JSON.stringify(inAlphabeticalOrder(JSON.parse(text)))).toBe(text);
  });
});

test.each([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  ['a', false],
  [undefined, false],
])('whether %j is a mapping', (value, expected) => {
  expect(isMapping(value)).toBe(expected);
});

describe('exact numbers', () => {
  const numbers = { '/id': '12345678901234567890', '/list/1': '1e400', '/__proto__/n': '0.1234567890123456789' };

  test('are printed with their digits', () => {
    const value = JSON.parse(
      '{"id":12345678901234567890,"list":[1,1e400],"__proto__":{"n":0.1234567890123456789},"s":"a"}',
    );
    expect(JSON.stringify(withExactNumbers(value, numbers))).toBe(
      '{"id":12345678901234567890,"list":[1,1e400],"__proto__":{"n":0.1234567890123456789},"s":"a"}',
    );
  });

  test('change nothing where they do not belong', () => {
    const value = { id: 'text', list: [1], toString: 1 };
    expect(withExactNumbers(value, numbers)).toEqual(value);
    expect(withExactNumbers(value, undefined)).toBe(value);
  });
});
