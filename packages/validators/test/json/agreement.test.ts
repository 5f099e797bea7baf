import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainJson } from '../../src/json/explainJson.ts';
import type { JsonIssue } from '../../src/json/jsonIssue.ts';
import { readJson } from '../../src/json/readJson.ts';

const text = fc.oneof(
  fc.json({ stringUnit: 'binary', noUnicodeString: false }).map((json) => json.replaceAll('__proto__', '_')),
  fc.jsonValue().map((value) => JSON.stringify(value, null, ' ')),
);
const token = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"b"',
  '"\\u0061"',
  '1',
  '-',
  '1e9',
  '12345678901234567',
  'true',
  ' ',
  '\n',
  '"',
  '\\',
  'x',
);

test('a body that JSON.parse reads has the same value', () => {
  fc.assert(
    fc.property(text, (body) => {
      const result = readJson(body);
      if (!result.ok) {
        // Both are valid JSON.
        expect(['lone-surrogate', 'forbidden-key']).toContain(result.issue.code);
      } else expect(result.value).toEqual(JSON.parse(body));
    }),
    { numRuns: 2000 },
  );
});

test('a body is rejected if and only if JSON.parse rejects it', () => {
  let valid = 0;
  fc.assert(
    fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
      const body = tokens.join('');
      const result = readJson(body);
      const value = parsed(body);
      if (value === undefined) expect(result.ok).toBe(false);
      else if (result.ok) valid++;
      else expect(['duplicate-key', 'number-overflow'], body).toContain(result.issue.code);
    }),
    { numRuns: 20_000 },
  );
  expect(valid).toBeGreaterThan(100);
});

test('the fast and the slow reader agree', () => {
  const body = fc.oneof(
    text,
    fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join('')),
  );
  fc.assert(
    fc.property(body, (body) => {
      const issues: JsonIssue[] = [];
      const ok = /[^ \n]/.test(body) ? explainJson(body, 64, issues) : false;
      const result = readJson(body);
      expect(result.ok).toBe(ok);
      if (result.ok) expect(result.warnings).toEqual(issues);
    }),
    { numRuns: 10_000 },
  );
});

test('bytes and text have the same result', () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
      const body = `["\u00e4\u{1f600}",${tokens.join('')}]`;
      expect(readJson(new TextEncoder().encode(body))).toEqual(readJson(body));
    }),
  );
});

test('any bytes have a result', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(typeof readJson(bytes).ok).toBe('boolean');
    }),
    { numRuns: 2000 },
  );
});

test('truncating a body is an error at its end or in its last token', () => {
  const body = '{"a":[1,{"b":"c\\u00e4"}],"d":null}';
  for (let length = 1; length < body.length; length++) {
    const result = readJson(body.slice(0, length));
    expect(result).toMatchObject({ ok: false, issue: { code: 'invalid-json' } });
    if (!result.ok) expect(length - result.issue.offset).toBeLessThan(10);
  }
});

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
