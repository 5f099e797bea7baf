import { Parser } from '@asyncapi/parser';
import { expect, it } from 'vitest';
import { load } from '../../src/load/load.ts';
import { parse, type SpecTexts } from '../../src/validate/parser/parser.ts';
import { ACME, acmeEdited, CHANNEL, DELETED, ROOT, type SpecFiles } from '../specs/acme.ts';
import { specFolder } from '../specs/specFolder.ts';

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
  'an unknown field': VALID.replace('messages:', 'mesages:'),
  'several errors': VALID.replace('title: Acme', 'title: 1').replace('messages:', 'address: 1\n    messages:'),
  'a $ref that is not allowed': VALID.replace('{ title: Acme, version: 1.0.0 }', "{ $ref: '#/channels/acme' }"),
  'an invalid schema': VALID.replace('type: object', 'type: objekt'),
  'version 2.6': 'asyncapi: 2.6.0\ninfo: { title: Acme, version: 1.0.0 }\nchannels: {}\n',
  'version 2.6 with errors': 'asyncapi: 2.6.0\ninfo: { title: Acme }\nchannels: { acme: { publish: 1 } }\n',
};

it('finds the same as the parser with its own ruleset, repeatedly', async () => {
  for (const _ of ['first', 'again'])
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

async function textsOf(files: SpecFiles): Promise<SpecTexts> {
  const { document } = await load(await specFolder(files));
  if (!document) throw new Error('The spec cannot be read.');
  return { root: document.root.path, files: new Map([...document.files].map(([path, { text }]) => [path, text])) };
}

it('does not confuse one document with another', async () => {
  const invalid = await textsOf(acmeEdited(ROOT, 'action: send', 'action: sent'));
  const otherInvalid = await textsOf(
    acmeEdited(CHANNEL, 'title: Acme', 'title: 5', [DELETED, 'title: User deleted', 'title: 6']),
  );
  const valid = await textsOf(ACME);
  const countErrors = async (texts: SpecTexts) => (await parse(texts)).filter(({ severity }) => severity === 0).length;
  const counts = [await countErrors(invalid), await countErrors(valid), await countErrors(otherInvalid)];
  expect(counts[0]).toBeGreaterThan(0);
  expect(counts[1]).toBe(0);
  expect(counts[2]).toBeGreaterThan(0);
  expect([await countErrors(invalid), await countErrors(valid), await countErrors(otherInvalid)]).toEqual(counts);
});
