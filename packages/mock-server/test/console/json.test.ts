import { describe, expect, test } from 'vitest';
import { fieldChanges } from '../../src/console/fieldChanges.ts';
import { fieldsOf } from '../../src/console/fields.ts';
import { hexDump } from '../../src/console/hexDump.ts';
import { tokensOf } from '../../src/console/jsonTokens.ts';
import { prettyTokens } from '../../src/console/prettyJson.ts';
import { delayText, stepsText } from '../../src/console/scenarioText.ts';

function pretty(text: string): string | undefined {
  const tokens = tokensOf(text);
  return (
    tokens &&
    prettyTokens(tokens)
      .map((token) => token.text)
      .join('')
  );
}

describe('pretty JSON', () => {
  test.each(['{"a":1,"b":[true,null,"x\\"{,:"],"c":{},"d":[],"e":{"f":[[1],[{}]]}}', '[]', '"text"', ' [ 1 , 2 ] '])(
    '%s is as JSON.stringify lays it out',
    (text) => {
      expect(pretty(text)).toBe(JSON.stringify(JSON.parse(text), null, 2));
    },
  );

  test('keeps digits, escapes and members that occur twice', () => {
    expect(pretty('{"a":12345678901234567890,"a":1.0,"b":"\\u00e9"}')).toBe(
      '{\n  "a": 12345678901234567890,\n  "a": 1.0,\n  "b": "\\u00e9"\n}',
    );
  });

  test.each(['', '{', 'a=b', '{"a":1}}'])('%j is not JSON', (text) => {
    expect(pretty(text)).toBeUndefined();
  });

  test('of a payload that is nested deeply', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    expect(pretty(deep)?.length).toBeLessThan(1_000_000);
  });
});

test('bytes in hexadecimal', () => {
  expect(hexDump(new TextEncoder().encode('Hookbook\0\n<webhooks>'))).toBe(
    [
      '000000  48 6f 6f 6b 62 6f 6f 6b 00 0a 3c 77 65 62 68 6f  Hookbook..<webho',
      '000010  6f 6b 73 3e                                      oks>',
    ].join('\n'),
  );
});

const PAYLOAD =
  '{"id":"a","big":12345678901234567890,"on":true,"none":null,"list":[{"a/b":1.50},"x"],"empty":{},"a~":[]}';

describe('fields', () => {
  test('are the leaves of a payload, by their paths', () => {
    const fields = fieldsOf(PAYLOAD) ?? [];
    expect(
      fields.map(({ pointer, label, kind, initial, isRemovable }) => [pointer, label, kind, initial, isRemovable]),
    ).toEqual([
      ['/id', 'id', 'text', 'a', true],
      ['/big', 'big', 'number', '12345678901234567890', true],
      ['/on', 'on', 'boolean', 'true', true],
      ['/none', 'none', 'json', 'null', true],
      ['/list/0/a~1b', 'list[0]["a/b"]', 'number', '1.50', true],
      ['/list/1', 'list[1]', 'text', 'x', false],
      ['/empty', 'empty', 'json', '{}', true],
      ['/a~0', '["a~"]', 'json', '[]', true],
    ]);
  });

  test('of an array, of a text and of what is not JSON', () => {
    expect(fieldsOf('[[1,2],3]')?.map(({ pointer, label }) => [pointer, label])).toEqual([
      ['/0/0', '[0][0]'],
      ['/0/1', '[0][1]'],
      ['/1', '[1]'],
    ]);
    expect(fieldsOf('"text"')).toEqual([]);
    expect(fieldsOf('{}')).toEqual([]);
    expect(fieldsOf('a=b')).toBeUndefined();
  });
});

describe('changes of fields', () => {
  const changes = (texts: Readonly<Record<string, string | undefined>>) =>
    fieldChanges(
      (fieldsOf(PAYLOAD) ?? []).map((field) => {
        if (!(field.pointer in texts)) return { field, text: field.initial };
        const text = texts[field.pointer];
        return text === undefined ? { field, removed: true } : { field, text };
      }),
    );

  test('are what differs, with its type', () => {
    expect(changes({})).toEqual({ set: {}, unset: [] });
    const texts = {
      '/id': '1',
      '/on': 'false',
      '/none': '[1]',
      '/list/0/a~1b': '-2e3',
      '/list/1': '',
      '/big': undefined,
    };
    expect(changes(texts)).toEqual({
      set: { '/id': '1', '/on': false, '/none': [1], '/list/0/a~1b': -2000, '/list/1': '' },
      unset: ['/big'],
    });
  });

  test.each([
    ['/big', 'many', 'big must be a number.'],
    ['/big', ' ', 'big must be a number.'],
    ['/none', 'nul', 'none must be JSON, such as null, "text" or [1].'],
  ])('%s cannot be %j', (pointer, text, message) => {
    expect(() => changes({ [pointer]: text })).toThrow(expect.objectContaining({ message, pointer }));
  });
});

test('steps of scenarios', () => {
  expect(stepsText({ event: 'user.created' })).toBe('user.created');
  expect(stepsText({ event: 'user.updated', after: 'PT1H', repeat: 2 })).toBe('user.updated × 2, 1 h later');
  expect(['PT1H30M', 'P1DT5S', 'PT0.5S', 'P1W'].map(delayText)).toEqual(['1 h 30 min', '1 d 5 s', '0.5 s', 'P1W']);
});
