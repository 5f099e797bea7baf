import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Exports, importText } from '@hookbook/testkit/bundleGenerated';
import { compile } from '@hookbook/testkit/compile';
import { contract } from '@hookbook/testkit/contracts';
import { inTypesPackage } from '@hookbook/testkit/inTypesPackage';
import { bundleValidators, emitValidators } from '@hookbook/testkit/loadValidators';
import { emitTypes } from '@hookbook/types-emitter';
import { describe, expect, test } from 'vitest';
import { emitMockServer } from '../../src/emit/emitMockServer.ts';
import { emitReceiver } from '../../src/emit/emitReceiver.ts';
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

describe('former names of a provider', () => {
  const specWith = (channel: string) => `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  now:
    address: null
    x-provider: acme-corp
    ${channel}
    messages: { done: { payload: { type: object, properties: { type: { const: done } } } } }
  later:
    address: null
    x-provider: other
    messages: { late: { payload: { type: object, properties: { type: { const: late } } } } }
`;
  const readSpec = async (text: string) => {
    const { contract: found, diagnostics } = await readContract(await specFolder({ 'asyncapi.yaml': text }), {
      validate: false,
    });
    return { providers: found?.providers ?? [], diagnostics };
  };
  const renamed = async () => (await readSpec(specWith('x-former-names: [acme, Old Acme]'))).providers;

  test('are modules with the same types, also under their old names', async () => {
    const files = await emitTypes(contract(await renamed()));
    const program = `import type { AcmeCorpEvent } from './gen/acme-corp.ts';
      import { type AcmeEvent, type AcmeEventMap, type AcmeEventType, type DoneEvent, eventTypes } from './gen/acme.ts';
      import type { OldAcmeEvent } from './gen/old-acme.ts';
      import { providers, type WebhookEventMap } from './gen/index.ts';
      export const kept: AcmeEvent & OldAcmeEvent & AcmeEventMap['done'] & DoneEvent = {} as AcmeCorpEvent;
      export const named: AcmeCorpEvent = {} as WebhookEventMap['acme']['done'] & WebhookEventMap['old-acme']['done'];
      export const types: readonly AcmeEventType[] = eventTypes;
      export const [first = 'old-acme'] = providers;`;
    expect(await compile({ ...(await inTypesPackage(files)), 'main.ts': program })).toEqual([]);
  });

  test('are modules with the same validators', async () => {
    const modules = ['./acme-corp.ts', './acme.ts', './acme-corp/json-schema.ts', './old-acme/json-schema.ts'];
    const entry = modules.map((name, index) => `export * as m${index} from '${name}';`).join('\n');
    const { m0, m1, m2, m3 } = await importText(await bundleValidators(await emitValidators(await renamed()), entry));
    expect(Object.keys(m0 as Exports)).toContain('isDoneEvent');
    expect({ ...(m1 as Exports) }).toEqual({ ...(m0 as Exports) });
    expect({ ...(m3 as Exports) }).toEqual({ ...(m2 as Exports) });
  });

  test('are modules with the same receiver, whose stores know the first name', async () => {
    const files = await emitReceiver(contract(await renamed()));
    const textOf = (name: string) => files.find(({ path: file }) => file === name)?.text;
    expect(textOf('acme.ts')).toBe("export * from './acme-corp.ts';\n");
    expect(textOf('old-acme.ts')).toBe("export * from './acme-corp.ts';\n");
    expect(textOf('acme-corp.ts')).toContain('name: "Old Acme",');
  });

  test('are names that the mock server knows', async () => {
    const files = await emitMockServer(contract(await renamed()));
    const [index, data] = files.map(({ text }) => text);
    expect(index).toContain('/** @deprecated Renamed to acme-corp. */\n  readonly acme: AcmeCorpEventMap;');
    expect(data).toContain('{ name: "Old Acme", slug: "old-acme" }');
  });

  test('of the document are those of the provider that it describes', async () => {
    const text = documentWith('[User]').replace('info: { title: Acme', 'info: { x-former-names: [bolt], title: Acme');
    const { providers } = await readSpec(text);
    expect(providers[0]?.formerNames).toEqual([{ name: 'bolt', slug: 'bolt', typeName: 'Bolt' }]);
  });

  test.each([
    ['acme', 'x-former-names must be a list of names that the provider had before'],
    ['[1]', 'x-former-names must be a list of names that the provider had before'],
    ['[other]', 'The former folder name "other" is that of provider "other".'],
    ['[acme corp]', 'The former folder name "acme-corp" is that of provider "acme-corp".'],
    ['[acme, Acme]', 'The former folder name "acme" is that of provider "acme-corp".'],
  ])('%s is reported', async (names, message) => {
    const { diagnostics } = await readSpec(specWith(`x-former-names: ${names}`));
    expect(diagnostics.map((diagnostic) => diagnostic.message).join('\n')).toContain(message);
  });
});
