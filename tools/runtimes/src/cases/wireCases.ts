import type { Case } from './case.ts';

/** Changes to a text that make it invalid, by the code of the expected issue. Members are inserted before the others. */
const INVALID = {
  'empty-body': () => ' \n',
  'invalid-json': (text: string) => text.slice(0, -1),
  'trailing-data': (text: string) => `${text}{}`,
  'duplicate-key': (text: string) => insertMembers(text, '"twice": 1, "twice": 1'),
  'forbidden-key': (text: string) => insertMembers(text, '"__proto__": {}'),
  'number-overflow': (text: string) => insertMembers(text, '"large": 1e999'),
  'lone-surrogate': (text: string) => insertMembers(text, '"half": "\\ud83d"'),
  'too-deep': (text: string) => insertMembers(text, `"deep": ${'['.repeat(100)}${']'.repeat(100)}`),
} as const;

/** Changes that cause a warning in tolerant mode, and an issue in strict mode. */
const SUSPICIOUS = {
  'byte-order-mark': (text: string) => `\ufeff${text}`,
  'inexact-number': (text: string) => insertMembers(text, '"large": 9007199254740993'),
} as const;

/** Variants of a valid case: what a sender, a proxy or an attacker can do to the text of its body. */
export function wireCases({ body, ...valid }: Case): readonly Case[] {
  if (!('json' in body)) throw new Error(`${valid.name} has no JSON body.`);
  const text = body.json;
  const invalidBytes = Buffer.concat([Buffer.from(text), Buffer.from([0xff])]);
  return [
    ...Object.entries(INVALID).map(([code, change]) => invalidCase(valid, code, { text: change(text) })),
    ...Object.entries(SUSPICIOUS).map(([code, change]) => ({
      ...valid,
      name: `${valid.name}: ${code}`,
      body: { text: change(text) },
      strict: `invalid ${code}` as const,
    })),
    invalidCase(valid, 'invalid-utf-8', { base64: invalidBytes.toString('base64') }),
    { ...invalidCase(valid, 'too-large', { text }), limits: { maxBytes: text.length - 1 } },
  ];
}

function invalidCase(valid: Omit<Case, 'body'>, code: string, body: Case['body']): Case {
  return { ...valid, name: `${valid.name}: ${code}`, body, expected: `invalid ${code}`, strict: `invalid ${code}` };
}

function insertMembers(text: string, members: string): string {
  return text.replace('{', `{${members}, `);
}
