import type { Case } from './case.ts';

/** What can be wrong with the text of a body, with the issue that must be told. The members are put before the others. */
const INVALID = {
  'empty-body': () => ' \n',
  'invalid-json': (text: string) => text.slice(0, -1),
  'trailing-data': (text: string) => `${text}{}`,
  'duplicate-key': (text: string) => withMembers(text, '"twice": 1, "twice": 1'),
  'forbidden-key': (text: string) => withMembers(text, '"__proto__": {}'),
  'number-overflow': (text: string) => withMembers(text, '"large": 1e999'),
  'lone-surrogate': (text: string) => withMembers(text, '"half": "\\ud83d"'),
  'too-deep': (text: string) => withMembers(text, `"deep": ${'['.repeat(100)}${']'.repeat(100)}`),
} as const;

/** What passes, with a warning; strictly it does not. */
const DOUBTFUL = {
  'byte-order-mark': (text: string) => `\ufeff${text}`,
  'inexact-number': (text: string) => withMembers(text, '"large": 9007199254740993'),
} as const;

/** Variants of a case whose body is sound: what a sender, a proxy or an attacker can do to its text. */
export function wireCases({ body, ...sound }: Case): readonly Case[] {
  if (!('json' in body)) throw new Error(`The body of ${sound.name} is none to vary`);
  const text = body.json;
  return [
    ...Object.entries(INVALID).map(([code, make]) => invalid(sound, code, { text: make(text) })),
    ...Object.entries(DOUBTFUL).map(([code, make]) => ({
      ...sound,
      name: `${sound.name}: ${code}`,
      body: { text: make(text) },
      strict: `invalid ${code}` as const,
    })),
    invalid(sound, 'invalid-utf-8', {
      base64: Buffer.concat([Buffer.from(text), Buffer.from([0xff])]).toString('base64'),
    }),
    { ...invalid(sound, 'too-large', { text }), limits: { maxBytes: text.length - 1 } },
  ];
}

function invalid(sound: Omit<Case, 'body'>, code: string, body: Case['body']): Case {
  return { ...sound, name: `${sound.name}: ${code}`, body, expected: `invalid ${code}`, strict: `invalid ${code}` };
}

function withMembers(text: string, members: string): string {
  return text.replace('{', `{${members}, `);
}
