import { Parser } from '@asyncapi/parser';
import { expect, it } from 'vitest';
import { escapeInherited } from '../src/inheritedNames.ts';
import { parse, type SpecTexts } from '../src/parser.ts';

/** A document in one file, which the parser can read without resolvers. */
const VALID = `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme:
    messages:
      created: { payload: { type: object } }
`;

const GIVEN: Readonly<Record<string, string>> = {
  'a valid document': VALID,
  'a missing field': VALID.replace(', version: 1.0.0', ''),
  'several errors': VALID.replace('title: Acme', 'title: 1').replace('messages:', 'address: 1\n    messages:'),
};

it('finds the same as the parser with its own ruleset', async () => {
  for (const [name, text] of Object.entries(GIVEN)) {
    const diagnostics = await parse({ root: '/asyncapi.yaml', files: new Map([['/asyncapi.yaml', text]]) });
    const expected = await new Parser().validate(text, { source: '/asyncapi.yaml' });
    expect(diagnostics, name).toEqual(
      expected.map(({ code, message, path, severity, source }) => ({
        code,
        message,
        path: path.map(String),
        severity,
        source,
      })),
    );
  }
});

const ROOT = '/specs/asyncapi.yaml';
const CHANNEL = '/specs/acme/channel.yaml';

function specTexts(channel: string, action = 'receive'): SpecTexts {
  const root = `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme: { $ref: ./acme/channel.yaml }
operations:
  onAcme: { action: ${action}, channel: { $ref: '#/channels/acme' } }
`;
  return {
    root: ROOT,
    files: new Map([
      [ROOT, root],
      [CHANNEL, channel],
    ]),
  };
}

async function countErrors(texts: SpecTexts): Promise<number> {
  return (await parse(texts)).filter(({ severity }) => severity === 0).length;
}

it('does not confuse one document with another', async () => {
  const documents = [specTexts('title: Acme', 'received'), specTexts('title: Acme'), specTexts('title: 5')];
  for (const _ of ['first', 'again']) {
    const counts: number[] = [];
    for (const document of documents) counts.push(await countErrors(document));
    expect(counts.map((count) => count > 0)).toEqual([true, false, true]);
  }
});

it('reads only the given texts', async () => {
  const diagnostics = await parse(specTexts('title: { $ref: ./missing.yaml }'));
  expect(diagnostics.filter(({ code }) => code === 'invalid-ref')).toEqual([]);
});

it.each(Object.getOwnPropertyNames(Object.prototype))('reads a document with the name %s anywhere', async (name) => {
  const schema = `{ type: object, required: [${name}], properties: { ${name}: { $ref: '../${name}.yaml#/${name}' } } }`;
  const { root, files } = specTexts(`messages:\n  ${name}: { payload: ${schema} }\n`);
  const errorsWith = async (title: string) => {
    const other = `${name}: { type: string, title: ${title} }\n`;
    const diagnostics = await parse({ root, files: new Map([...files, [`/specs/${name}.yaml`, other]]) });
    return diagnostics.filter(({ severity }) => severity === 0);
  };
  expect(await errorsWith('Acme')).toEqual([]);
  const errors = await errorsWith('5');
  expect(errors.length).toBeGreaterThan(0);
  expect(JSON.stringify(errors)).not.toContain(escapeInherited(name));
  expect(errors.some(({ path }) => path.includes(name))).toBe(true);
});
