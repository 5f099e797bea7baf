import { Parser } from '@asyncapi/parser';
import { expect, it } from 'vitest';
import { load } from '../../src/load/load.ts';
import { parse, type SpecTexts } from '../../src/validate/parser/parser.ts';
import { ACME, acmeEdited, CHANNEL, DELETED, ROOT, type SpecFiles } from '../specs/acme.ts';
import { specFolder } from '../specs/specFolder.ts';

/** A document in one file, as the parser reads it of its own accord. */
const ALONE = `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme:
    messages:
      created: { payload: { type: object } }
`;

const GIVEN: Readonly<Record<string, string>> = {
  'a document without a fault': ALONE,
  'a field that is missing': ALONE.replace(', version: 1.0.0', ''),
  'a field that nobody knows': ALONE.replace('messages:', 'mesages:'),
  'several faults': ALONE.replace('title: Acme', 'title: 1').replace('messages:', 'address: 1\n    messages:'),
  'a $ref where none may be': ALONE.replace('{ title: Acme, version: 1.0.0 }', "{ $ref: '#/channels/acme' }"),
  'a schema that is none': ALONE.replace('type: object', 'type: objekt'),
  'version 2.6': 'asyncapi: 2.6.0\ninfo: { title: Acme, version: 1.0.0 }\nchannels: {}\n',
  'a faulty version 2.6': 'asyncapi: 2.6.0\ninfo: { title: Acme }\nchannels: { acme: { publish: 1 } }\n',
};

it('finds what the parser finds by itself, time and again', async () => {
  for (const _ of ['first', 'again'])
    for (const [name, text] of Object.entries(GIVEN)) {
      const found = await parse({ root: '/asyncapi.yaml', files: new Map([['/asyncapi.yaml', text]]) });
      const wanted = await new Parser().validate(text, { source: '/asyncapi.yaml' });
      expect(found, name).toEqual(
        wanted.map(({ code, message, path, severity, source }) => ({
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
  if (!document) throw new Error('not loaded');
  return { root: document.root.path, files: new Map([...document.files].map(([path, { text }]) => [path, text])) };
}

it('does not take one document for another', async () => {
  const faulty = await textsOf(acmeEdited(ROOT, 'action: send', 'action: sent'));
  const other = await textsOf(
    acmeEdited(CHANNEL, 'title: Acme', 'title: 5', [DELETED, 'title: User deleted', 'title: 6']),
  );
  const sound = await textsOf(ACME);
  const codes = async (texts: SpecTexts) => (await parse(texts)).filter(({ severity }) => severity === 0).length;
  const once = [await codes(faulty), await codes(sound), await codes(other)];
  expect(once[0]).toBeGreaterThan(0);
  expect(once[1]).toBe(0);
  expect(once[2]).toBeGreaterThan(0);
  expect([await codes(faulty), await codes(sound), await codes(other)]).toEqual(once);
});
