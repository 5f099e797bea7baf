import { describe, expect, test } from 'vitest';
import type { JsonIssue } from '../../src/json/jsonIssue.ts';
import { type JsonLimits, readJson } from '../../src/json/readJson.ts';

function issueOf(input: string | Uint8Array, limits?: JsonLimits): JsonIssue {
  const result = readJson(input, limits);
  if (result.ok) throw new Error(`No issue: ${JSON.stringify(result.value)}`);
  return result.issue;
}

function warningsOf(input: string | Uint8Array): readonly JsonIssue[] {
  const result = readJson(input);
  if (!result.ok) throw new Error(result.issue.message);
  return result.warnings;
}

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));

test('reads a body from text or bytes', () => {
  const body = '{"a": [1, -2.5e3, true, null, "\u00e4\\n\\ud83d\\ude00"], "": {}}';
  const value = { a: [1, -2500, true, null, '\u00e4\n\u{1f600}'], '': {} };
  expect(readJson(body)).toEqual({ ok: true, value, warnings: [] });
  expect(readJson(bytes(body))).toEqual({ ok: true, value, warnings: [] });
});

test.each(['null', 'false', '0', '""', '[]', '{}', ' \t\r\n1 \t\r\n'])('%j is a complete body', (body) => {
  expect(readJson(body)).toEqual({ ok: true, value: JSON.parse(body), warnings: [] });
});

test('an issue has a code, a message and a position', () => {
  expect(issueOf('{\n  "a": nil}')).toEqual({
    code: 'invalid-json',
    message: 'invalid JSON',
    offset: 9,
    line: 2,
    column: 8,
    path: ['a'],
    pointer: '/a',
  });
});

describe('size', () => {
  test('a body of the maximum size is read', () => {
    expect(readJson(bytes('"abc"'), { maxBytes: 5 }).ok).toBe(true);
  });

  test('a body with one more byte is too-large', () => {
    expect(issueOf(bytes('"abcd"'), { maxBytes: 5 })).toMatchObject({
      code: 'too-large',
      offset: 0,
      line: 1,
      column: 1,
    });
    expect(issueOf('"abcd"', { maxBytes: 5 }).code).toBe('too-large');
  });

  test('the default limit is 1 MiB', () => {
    expect(readJson(`"${'a'.repeat(1_048_574)}"`).ok).toBe(true);
    expect(issueOf(`"${'a'.repeat(1_048_575)}"`).code).toBe('too-large');
  });
});

describe('depth', () => {
  test('a body of the maximum depth is read', () => {
    expect(readJson('[{"a":[]}]', { maxDepth: 3 }).ok).toBe(true);
  });

  test('one more level is too-deep, at its position', () => {
    const issue = issueOf('[0, {"a/b": [ []]}]', { maxDepth: 3 });
    expect(issue).toMatchObject({ code: 'too-deep', offset: 14, column: 15, pointer: '/1/a~1b/0' });
  });

  test('the default limit is 64', () => {
    expect(readJson('['.repeat(64) + ']'.repeat(64)).ok).toBe(true);
    expect(issueOf('['.repeat(65) + ']'.repeat(65)).code).toBe('too-deep');
  });

  test('brackets in strings do not count', () => {
    expect(readJson('["[[[[\\"[[[[", "]]]]"]', { maxDepth: 1 }).ok).toBe(true);
  });
});

describe('UTF-8', () => {
  test.each([
    ['a byte that UTF-8 never uses', bytes('{"a":\n"x', 0xff, '"}'), 8],
    ['a truncated character', bytes('{"a":\n"x', 0xe2, 0x82, '"}'), 8],
    ['a character truncated by the end', bytes('{"a":\n"x', 0xf0, 0x9f), 8],
    ['an overlong form', bytes('{"a":\n"x', 0xc0, 0xaf, '"}'), 8],
    ['an encoded surrogate', bytes('{"a":\n"x', 0xed, 0xa0, 0x80, '"}'), 8],
    ['the start of a replacement character', bytes('{"a":\n"x', 0xef, 0xbf, '"}'), 8],
    ['a byte after a real replacement character', bytes('{"\ufffd":\n"\u00e4', 0xff, '"}'), 8],
  ])('%s is invalid-utf-8', (_, body, offset) => {
    expect(issueOf(body)).toMatchObject({ code: 'invalid-utf-8', offset, line: 2, column: 3 });
  });
});

describe('byte order mark', () => {
  test.each([
    ['text', '\ufeff{"a":1}'],
    ['bytes', bytes(0xef, 0xbb, 0xbf, '{"a":1}')],
  ])('in %s is ignored with a warning', (_, body) => {
    expect(readJson(body)).toMatchObject({
      ok: true,
      value: { a: 1 },
      warnings: [{ code: 'byte-order-mark', offset: 0, line: 1, column: 1 }],
    });
  });

  test('does not count in offsets', () => {
    expect(issueOf('\ufeffx')).toMatchObject({ code: 'invalid-json', offset: 0, column: 1 });
  });

  test('is invalid-json if it is repeated', () => {
    expect(issueOf('\ufeff\ufeff1').code).toBe('invalid-json');
  });
});

describe('keys', () => {
  test('a repeated key is a duplicate-key', () => {
    const issue = issueOf('{"a":[{"b":1},\n {"b":1, "c":2, "b":1}]}');
    expect(issue).toMatchObject({ code: 'duplicate-key', offset: 31, line: 2, column: 17, pointer: '/a/1/b' });
  });

  test('a repeated key that is written with escapes is a duplicate-key', () => {
    expect(issueOf('{"a":1,"\\u0061":2}')).toMatchObject({ code: 'duplicate-key', offset: 7, pointer: '/a' });
  });

  test('the same key in different objects is allowed', () => {
    expect(readJson('{"a":{"a":[{"a":1},{"a":":"}]}}').ok).toBe(true);
  });

  test.each([
    ['plain', '__proto__'],
    ['escaped', '\\u005f_proto__'],
  ])('%s __proto__ is a forbidden-key', (_, key) => {
    expect(issueOf(`{"a":{"${key}":{}}}`)).toMatchObject({ code: 'forbidden-key', offset: 6, pointer: '/a/__proto__' });
  });

  test('prototype inside constructor is a forbidden-key', () => {
    const issue = issueOf('{"constructor":{"prototype":{"a":1}}}');
    expect(issue).toMatchObject({ code: 'forbidden-key', pointer: '/constructor/prototype' });
  });

  test.each([
    '{"constructor":"Ferrari"}',
    '{"constructor":{"name":"x"}}',
    '{"prototype":{"constructor":1}}',
    '["__proto__"]',
  ])('%s is allowed', (body) => {
    expect(readJson(body)).toEqual({ ok: true, value: JSON.parse(body), warnings: [] });
  });
});

describe('numbers', () => {
  test.each([
    '9007199254740992',
    '-9007199254740993',
    '12345678901234567890',
    '3.141592653589793238',
    '0.30000000000000005',
    '1e-400',
  ])('%s is read with the warning inexact-number', (literal) => {
    const warnings = warningsOf(`{"a":1,\n"id":[${literal}]}`);
    expect(warnings).toMatchObject([{ code: 'inexact-number', offset: 14, line: 2, column: 7, pointer: '/id/0' }]);
  });

  test.each([
    '9007199254740991',
    '-9007199254740991',
    '0.1',
    '0.30000000000000004',
    '1e23',
    '1.50000000000000000000',
    '5e-324',
    '1.7976931348623157E+308',
    '-0.0',
  ])('%s is exact', (literal) => {
    expect(warningsOf(`[${literal}]`)).toEqual([]);
  });

  test.each(['1e309', '-1e309', `1${'0'.repeat(309)}`])('%s is a number-overflow', (literal) => {
    expect(issueOf(`{"a":${literal}}`)).toMatchObject({ code: 'number-overflow', offset: 5, pointer: '/a' });
  });

  test('a body with many inexact numbers has few warnings', () => {
    expect(warningsOf(`[${'9007199254740993,'.repeat(1000)}1]`).length).toBeLessThan(20);
  });
});

describe('surrogates', () => {
  test.each(['"\\ud800"', '"\\uDC00"', '"\\ude00\\ud83d"', '"\\ud83d\\\\ude00"', '"\ud800"'])(
    'a lone surrogate in %j is a lone-surrogate',
    (string) => {
      expect(issueOf(`{"a":${string}}`)).toMatchObject({ code: 'lone-surrogate', offset: 5, pointer: '/a' });
    },
  );

  test('a lone surrogate in a key is an issue of the object', () => {
    expect(issueOf('{"a":{"\\ud800":1}}')).toMatchObject({ code: 'lone-surrogate', offset: 6, pointer: '/a' });
  });

  test.each(['"\\ud83d\\ude00"', '"\u{1f600}"', '"\\\\ud800"'])('%j has no lone surrogate', (body) => {
    expect(readJson(body)).toEqual({ ok: true, value: JSON.parse(body), warnings: [] });
  });
});

describe('syntax', () => {
  test.each(['', ' ', '\n\t\r '])('%j is an empty-body', (body) => {
    expect(issueOf(body)).toMatchObject({ code: 'empty-body', offset: body.length });
  });

  test.each([
    ['{"a":1} x', 8],
    ['{}{}', 2],
    ['1 2', 2],
    ['[]]', 2],
    ['"a",', 3],
  ])('%j has trailing-data', (body, offset) => {
    expect(issueOf(body)).toMatchObject({ code: 'trailing-data', offset, pointer: '' });
  });

  test.each([
    ['{', 1, ''],
    ['{"a"', 4, '/a'],
    ['{"a":', 5, '/a'],
    ['{"a":1', 6, '/a'],
    ['{"a":1,', 7, ''],
    ['{"a":1,}', 7, ''],
    ['{a:1}', 1, ''],
    ["{'a':1}", 1, ''],
    ['{"a" 1}', 5, '/a'],
    ['{"a":1 "b":2}', 7, '/a'],
    ['{"a":1]', 6, '/a'],
    ['{,}', 1, ''],
    ['[', 1, '/0'],
    ['[1,]', 3, '/1'],
    ['[,1]', 1, '/0'],
    ['[1 2]', 3, '/0'],
    ['[1}', 2, '/0'],
    ['[[1],[2,nul]]', 8, '/1/1'],
    ['{"a":undefined}', 5, '/a'],
    ['{"a":NaN}', 5, '/a'],
    ['[01]', 1, '/0'],
    ['[1.]', 1, '/0'],
    ['[.5]', 1, '/0'],
    ['[+1]', 1, '/0'],
    ['[-]', 1, '/0'],
    ['[0x1]', 1, '/0'],
    ['["a]', 1, '/0'],
    ['["\\x41"]', 1, '/0'],
    ['["a\nb"]', 1, '/0'],
    ['["\\', 1, '/0'],
    ['[1]/**/', 3, ''],
    ['/**/[1]', 0, ''],
    ['\u00a01', 0, ''],
    [']', 0, ''],
    ['e', 0, ''],
  ])('%j is invalid at %i', (body, offset, pointer) => {
    const { code, ...position } = issueOf(body);
    expect(code).toBe(body === '[1]/**/' ? 'trailing-data' : 'invalid-json');
    expect(position).toMatchObject({ offset, pointer });
  });

  test('the first of several errors is reported', () => {
    expect(issueOf('{"a":1e999,"a":1,').code).toBe('number-overflow');
  });
});
