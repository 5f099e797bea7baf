import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder } from '../specs/specFolder.ts';

const documentWith = (formerNames: string) => `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme:
    address: null
    messages:
      done:
        payload:
          type: object
          required: [type]
          properties: { type: { const: done }, by: { $ref: '#/components/schemas/Person' } }
components:
  schemas:
    Person: { type: object, x-former-names: ${formerNames} }
`;

async function checked(formerNames: string): Promise<string> {
  const specs = await specFolder({ 'asyncapi.yaml': documentWith(formerNames) });
  return (await hookbook(['check', '--specs', specs], { cwd: path.dirname(specs) })).out;
}

test('former names of a type are deprecated aliases', async () => {
  const specs = await specFolder({ 'asyncapi.yaml': documentWith('[User, Owner]') });
  const cwd = path.dirname(specs);
  expect((await hookbook(['generate', 'types', '--specs', specs, '--out', 'out'], { cwd })).exit).toBe(0);
  const text = await readFile(path.join(cwd, 'out/types/src/gen/acme.ts'), 'utf8');
  for (const name of ['User', 'Owner'])
    expect(text).toContain(`/** @deprecated Renamed to {@link Person}. */\nexport type ${name} = Person;`);
});

test.each([
  ['DoneEvent', 'The former type name "DoneEvent" is that of event "done".'],
  ['AcmeEvent', 'The former type name "AcmeEvent" is that of '],
  ['Person', 'The former type name "Person" is that of definition "Person".'],
  ['Record', 'x-former-names must be a list of the type names that the schema had before'],
  ["'x; export'", 'x-former-names must be a list of the type names that the schema had before'],
])('%s is no former name', async (name, message) => {
  expect(await checked(`[${name}]`)).toContain(message);
});

test('another value than a list is reported', async () => {
  expect(await checked('User')).toContain('x-former-names must be a list of unique strings.');
});
