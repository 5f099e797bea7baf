import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Exports, importText } from '@hookbook/testkit/bundleGenerated';
import { compile } from '@hookbook/testkit/compile';
import { contract } from '@hookbook/testkit/contracts';
import { inTypesPackage } from '@hookbook/testkit/inTypesPackage';
import { bundleValidators, emitValidators } from '@hookbook/testkit/loadValidators';
import { emitTypes } from '@hookbook/types-emitter';
import { describe, expect, test } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder } from '../specs/specFolder.ts';

/** With former names of the shared schema, and further members of the message. */
const documentWith = (formerNames: string, more = '') => `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme:
    address: null
    messages:
      done:
        ${more}
        payload:
          type: object
          required: [type]
          properties: { type: { const: done }, by: { $ref: '#/components/schemas/Person' } }
components:
  schemas:
    Person: { type: object, x-former-names: ${formerNames} }
`;

async function checked(...names: Parameters<typeof documentWith>): Promise<string> {
  const specs = await specFolder({ 'asyncapi.yaml': documentWith(...names) });
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
  ['Record', 'x-former-names must be a list of names that the type had before'],
  ["'x; export'", 'x-former-names must be a list of names that the type had before'],
])('%s is no former name', async (name, message) => {
  expect(await checked(`[${name}]`)).toContain(message);
});

test('another value than a list is reported', async () => {
  expect(await checked('User')).toContain('x-former-names must be a list of unique strings.');
});

describe('former names of an event', () => {
  const RENAMED = 'x-name: finished\n        x-former-names: [DoneEvent, OldEvent]';
  const providersOf = async (text: string) => {
    const specs = await specFolder({ 'asyncapi.yaml': text });
    const read = await readContract(specs, { validate: false });
    expect(read.diagnostics.filter(({ severity }) => severity !== 'advice')).toEqual([]);
    return read.contract?.providers ?? [];
  };

  test('are names of the same type', async () => {
    const providers = await providersOf(documentWith('[User]', RENAMED));
    const files = await emitTypes(contract(providers));
    const program = `import type { DoneEvent, FinishedEvent, OldEvent } from './gen/acme.ts';
      export const renamed: FinishedEvent = {} as DoneEvent;
      export const kept: OldEvent = {} as FinishedEvent;`;
    expect(await compile({ ...(await inTypesPackage(files)), 'main.ts': program })).toEqual([]);
    expect(files.map(({ text }) => text).join()).toContain(
      '/** @deprecated Renamed to {@link FinishedEvent}. */\nexport type DoneEvent = FinishedEvent;',
    );
  });

  test('are names of the same guard and validators', async () => {
    const entry = "export * from './acme.ts'; export * as schemas from './acme/json-schema.ts';";
    const files = await emitValidators(await providersOf(documentWith('[User]', RENAMED)));
    const { schemas, ...exports } = await importText(await bundleValidators(files, entry));
    const plain = exports as Exports;
    for (const former of ['Done', 'Old']) {
      expect(plain[`is${former}Event`]).toBe(plain.isFinishedEvent);
      const validator = `${former.toLowerCase()}Event`;
      expect(plain[validator]).toBe(plain.finishedEvent);
      expect((schemas as Exports)[validator]).toBe((schemas as Exports).finishedEvent);
    }
  });

  test('leave the names of its functions to other events', async () => {
    const providers = await providersOf(documentWith('[User]', 'x-former-names: [ParseEvent]'));
    expect(providers[0]?.events[0]?.formerNames).toEqual([
      { typeName: 'ParseEvent', guardName: 'isParseEvent', validatorName: 'parseEventValidator' },
    ]);
  });

  test.each([
    ['[DoneEvent]', 'The former type name "DoneEvent" is that of event "done".'],
    ['[Person]', 'The type name "Person" is that of event "done", so this definition is called'],
    ['[AcmeEventMap]', 'The former type name "AcmeEventMap" is that of provider "acme".'],
    ['[done]', 'x-former-names must be a list of names that the type had before'],
    ['OldEvent', 'x-former-names must be a list of names that the type had before'],
  ])('%s is reported', async (names, message) => {
    expect(await checked('[User]', `x-former-names: ${names}`)).toContain(message);
  });
});
