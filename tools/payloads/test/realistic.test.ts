import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { describe, expect, test } from 'vitest';
import { createPayload } from '../src/index.ts';
import { FIELD_NAMES } from '../src/realistic/fieldNames.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

/** The values of a member, `a.b` for one inside of another, with several seeds. */
function valuesOf(path: string, schema: SchemaObject): readonly unknown[] {
  const names = path.split('.');
  const root = names.reduceRight<Schema>(
    (inner, name) => ({ type: 'object', required: [name], properties: { [name]: inner } }),
    schema,
  );
  return SEEDS.map((seed) => {
    const payload = createPayload(root, new Map(), { seed });
    return names.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], payload);
  });
}

describe('a text', () => {
  test.each<[string, RegExp, SchemaObject?]>([
    ['id', /^evt_[a-z0-9]{16}$/],
    ['data.id', /^evt_/],
    ['user_id', /^usr_[a-z0-9]{16}$/],
    ['customerId', /^cst_/],
    ['data.user.id', /^user_|^usr_/],
    ['transactionID', /^trn_/],
    ['user_id', /^[\da-f]{8}-[\da-f]{4}-4/, { format: 'uuid' }],
    ['email', /^[a-z]+\.[a-z]+@example\.com$/],
    ['billing-email', /@example\.com$/, { format: 'email' }],
    ['userEmails', /@example\.com$/],
    ['first_name', /^[A-Z][a-z]+$/],
    ['lastName', /^[A-Z][a-z]+$/],
    ['customer.name', /^[A-Z][a-z]+ [A-Z][a-z]+$/],
    ['company.name', /^Example [A-Z]/],
    ['product.name', /^[A-Z][a-z]+ [a-z]+$/],
    ['phone_number', /^\+(?:442079460\d{3}|150355501\d\d|493023125\d{3}|3319900\d{4}|6135550\d{4})$/],
    ['address.line1', /^\d+ [A-Z]/],
    ['address_line_1', /^\d+ [A-Z]/],
    ['city', /^[A-Z][a-z]+$/],
    ['country', /^[A-Z]{2}$/],
    ['country', /^[A-Z]{2}$/, { minLength: 2, maxLength: 2 }],
    ['country', /^[A-Z]{3}$/, { minLength: 3, maxLength: 3 }],
    ['currency', /^(?:GBP|USD|EUR|AUD)$/],
    ['currency', /^(?:gbp|usd|eur|aud)$/, { pattern: '^[a-z]{3}$' }],
    ['amount', /^\d+\.\d\d$/],
    ['created_at', /^202[45]-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
    ['createdAt', /^202[45]-\d\d-\d\dT/, { format: 'date-time' }],
    ['due_date', /^202[56]-\d\d-\d\d$/],
    ['birthDate', /^(?:19[7-9]\d|200[0-2])-/, { format: 'date' }],
    ['url', /^https:\/\/example\.com\//],
    ['html_url', /^https:\/\/example\.com\//, { format: 'uri' }],
    ['avatar_url', /^https:\/\/example\.com\/images\/[a-z]+\.png$/],
    ['status', /^[a-z]+$/],
    ['description', /^[A-Z][a-z ]+\.$/i],
    ['title', /^[A-Z][a-z ]+$/],
    ['locale', /^[a-z]{2}-[A-Z]{2}$/],
    ['timezone', /^[A-Z][a-z]+\/[A-Z]/],
    ['ip_address', /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/],
    ['ip', /^2001:db8:/, { format: 'ipv6' }],
    ['userAgent', /^(?:Mozilla|ExampleClient)\//],
    ['commit_sha', /^[\da-f]{40}$/],
    ['sha256', /^[\da-f]{64}$/, { minLength: 64 }],
    ['access_token', /^tok_/],
    ['walletAddress', /^0x[\da-f]{40}$/],
    ['version', /^\d\.\d\.\d$/],
    ['last4', /^\d{4}$/],
    ['favourite', /^[a-z]+ [a-z]+$/],
  ])('of %s matches %s', (path, expected, keywords = {}) => {
    for (const value of valuesOf(path, { type: 'string', ...keywords })) expect(value).toMatch(expected);
  });

  test('of an array has the kind that the name of the array says', () => {
    for (const [email] of valuesOf('recipientEmails', {
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
    }) as string[][])
      expect(email).toMatch(/@example\.com$/);
  });
});

describe('a number', () => {
  test.each<[string, SchemaObject, (value: number) => boolean]>([
    ['amount', { type: 'integer' }, (value) => Number.isInteger(value) && value >= 500 && value <= 30_000],
    [
      'price',
      { type: 'number' },
      (value) => value >= 5 && value <= 300 && Number.isInteger(Math.round(value * 1e6) / 1e4),
    ],
    ['total', { type: 'number', multipleOf: 0.01 }, (value) => value > 0 && value < 300],
    ['quantity', { type: 'integer' }, (value) => value >= 1 && value <= 12],
    ['total_retries', { type: 'integer' }, (value) => value >= 1 && value <= 12],
    ['percentage', { type: 'number' }, (value) => value >= 0 && value <= 100],
    ['created_at', { type: 'integer' }, (value) => value > 1_700_000_000 && value < 1_800_000_000],
    ['createdTimestamp', { type: 'integer' }, (value) => value > 1.7e12 && value < 1.8e12],
    ['createdAt', { type: 'integer', description: 'In milliseconds.' }, (value) => value > 1.7e12 && value < 1.8e12],
    ['latitude', { type: 'number' }, (value) => Math.abs(value) <= 90],
    ['user_id', { type: 'integer' }, (value) => Number.isInteger(value) && value > 1000],
    ['exp_month', { type: 'integer' }, (value) => value >= 1 && value <= 12],
  ])('of %s with %j is plausible', (path, schema, isPlausible) => {
    for (const value of valuesOf(path, schema)) expect(value).toSatisfy(isPlausible);
  });
});

test('a boolean follows the usual meaning of its name', () => {
  expect(valuesOf('is_deleted', { type: 'boolean' })).toEqual(SEEDS.map(() => false));
  expect(valuesOf('enabled', { type: 'boolean' })).toEqual(SEEDS.map(() => true));
});

test('the parts of an object agree', () => {
  const text: Schema = { type: 'string' };
  const names = [
    'email',
    'first_name',
    'last_name',
    'full_name',
    'created_at',
    'updated_at',
    'expires_at',
    'country',
    'currency',
  ];
  const schema: Schema = {
    type: 'object',
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, text])),
  };
  for (const seed of SEEDS) {
    const user = createPayload(schema, new Map(), { seed }) as Record<string, string>;
    expect(user.full_name).toBe(`${user.first_name} ${user.last_name}`);
    expect(user.email).toBe(`${user.first_name}.${user.last_name}@example.com`.toLowerCase());
    const times = [user.created_at, user.updated_at, user.expires_at];
    expect([...times].sort()).toEqual(times);
    expect({ GB: 'GBP', US: 'USD', DE: 'EUR', FR: 'EUR', AU: 'AUD' }[user.country ?? '']).toBe(user.currency);
  }
});

test('no name belongs to two kinds', () => {
  const names = Object.values(FIELD_NAMES).flatMap((text) =>
    text.split(',').map((name) => name.trim().replace(/\s+/g, ' ')),
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  for (const name of names) expect(name).toMatch(/^[a-z\d]+(?: [a-z\d]+)*$/);
});
