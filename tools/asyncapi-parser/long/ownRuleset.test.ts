import { Parser } from '@asyncapi/parser';
import { expect, it } from 'vitest';
import { parse } from '../src/parser.ts';

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
