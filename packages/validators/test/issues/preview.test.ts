import { describe, expect, it } from 'vitest';
import { explainItems } from '../../src/explain/keywords/arrays.ts';
import { explainMay } from '../../src/explain/keywords/objects.ts';
import { explainType } from '../../src/explain/keywords/values.ts';
import type { SchemaNode } from '../../src/explain/rules.ts';
import { eventValidator } from '../../src/validator/eventValidator.ts';

const HANDLERS = { type: explainType, may: explainMay, items: explainItems };

/** The `received` of the issue for a value at a path where the schema expects a number. */
function received(value: unknown, ...path: readonly string[]): string {
  const rules = path.reduceRight<SchemaNode>((inner, name) => ({ may: { [name]: inner } }), { type: 'number' });
  const payload = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  return firstReceived(rules, payload);
}

function firstReceived(rules: SchemaNode, payload: unknown): string {
  const validator = eventValidator(
    'thing.done',
    () => false,
    () => ({ at: 'thing.yaml#', ...(rules as object) }),
    HANDLERS,
  );
  const result = validator.safeParse(payload);
  return result.ok ? '' : (result.issues[0]?.received ?? '');
}

describe('the preview of a value', () => {
  it.each([
    ['a string', 'ab', 'string "ab"'],
    ['a long string', 'x'.repeat(1e6), `string "${'x'.repeat(40)}…"`],
    ['a boolean', true, 'boolean true'],
    ['NaN', Number.NaN, 'number NaN'],
    ['null', null, 'null'],
    ['an array', [1], 'array'],
    ['an object', { a: 1 }, 'object'],
    ['a bigint', 12n, 'bigint 12'],
    ['a huge bigint', 10n ** 500n, `bigint 1${'0'.repeat(39)}…`],
    ['a symbol', Symbol('x'), 'symbol Symbol(x)'],
    ['a long symbol', Symbol('x'.repeat(1000)), `symbol Symbol(${'x'.repeat(33)}…`],
    ['a function, without its source', () => 'source', 'function'],
  ])('is short for %s', (_, value, preview) => {
    expect(received(value, 'size')).toBe(preview);
  });
});

describe('a value whose name looks like that of a secret', () => {
  it.each([['token'], ['client_secret'], ['password'], ['apiKey'], ['signature']])('is not shown: %s', (name) => {
    expect(received('abc', 'data', name)).toBe('string');
  });

  it('is not shown in parts either', () => {
    expect(received('abc', 'secrets', 'value')).toBe('string');
    const rules = { may: { tokens: { items: { type: 'number' } } } };
    expect(firstReceived(rules, { tokens: ['abc'] })).toBe('string');
  });
});
