import { execFile } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Contract, Event, Example, Provider, Webhook } from '@hookbook/contract';
import { contract, event, example, payloadExpression, provider } from '@hookbook/testkit/contracts';
import { HOSTILE_NAMES, HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type {
  ProviderEvent,
  Provider as ProviderModule,
} from '../../../../packages/mock-server/src/catalogue/provider.ts';
import { emitMockServer } from '../../src/emit/emitMockServer.ts';
import { temporaryFolder, writeFiles } from '../specs/specFolder.ts';
import { ACME_POST } from './acmePost.ts';

const execute = promisify(execFile);

/** Writes the generated files to a copy of the package that contains only the types they import. Returns the folder. */
async function written(input: Contract): Promise<string> {
  const folder = await temporaryFolder();
  const types = fileURLToPath(new URL('../../../../packages/mock-server/src/catalogue/provider.ts', import.meta.url));
  await cp(types, path.join(folder, 'catalogue/provider.ts'));
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
  const files = await emitMockServer(input);
  await writeFiles(folder, Object.fromEntries(files.map((file) => [`gen/${file.path}`, file.text])));
  return folder;
}

/** Imports the generated index in a process. Returns the catalogue, and `globalThis.injected`. */
async function loaded(input: Contract): Promise<{ catalogue: readonly ProviderModule[]; injected?: unknown }> {
  const index = pathToFileURL(path.join(await written(input), 'gen', 'index.ts')).href;
  const script = `
    import { catalogue } from ${JSON.stringify(index)};
    process.stdout.write(JSON.stringify({ catalogue, injected: globalThis.injected }));
  `;
  const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', script]);
  return JSON.parse(stdout);
}

const TEXTS = [...Object.values(HOSTILE_TEXTS), ...Object.values(HOSTILE_NAMES)];

/** A provider per text, each with an event per text. The text is in every place that the emitter reads. */
function hostileContract(): Contract {
  const events = TEXTS.map((text, index) =>
    event({
      type: text,
      slug: `e${index}`,
      title: text,
      summary: text,
      typeParts: [text],
      examples: [
        example({
          name: text,
          summary: text,
          payload: JSON.parse(`{${JSON.stringify(text)}:[${JSON.stringify(text)}]}`),
          headers: { [text]: text },
        }),
      ],
    }),
  );
  const providers = TEXTS.map((text, index) => {
    const expression = { ...payloadExpression(text), expression: text };
    const webhook: Webhook = { eventType: [expression], eventId: expression, ping: text, notes: text };
    const own = events.filter((_, position) => position === index || index === 0);
    return provider({ name: text, slug: `p${index}`, typeName: `P${index}`, title: text, webhook, events: own });
  });
  return contract(providers);
}

describe('the generated modules', () => {
  test('contain the data of the contract', async () => {
    const {
      catalogue: [acme],
    } = await loaded(contract([ACME_POST]));
    const { name, slug, title, webhook } = ACME_POST;
    expect(acme).toMatchObject({ name, slug, title, webhook });
    expect(acme?.events.map(({ type, examples }) => [type, examples.length])).toEqual([
      ['parcel.lost', 1],
      ['parcel', 1],
    ]);
    expect(acme?.events[0]).toEqual({
      type: 'parcel.lost',
      slug: 'parcel.lost',
      title: 'Parcel lost',
      summary: '',
      deprecated: false,
      typeParts: ['parcel', 'lost'],
      examples: [
        {
          slug: 'example',
          name: 'example',
          summary: '',
          origin: 'hookbook',
          payload: { meta: { verb: 'lost', no: 41, at: '2024-08-01T09:40:22.186012' }, parcel: 'ß-1' },
          headers: { 'X-Acme-Delivery': 'dlv_0A1B2C3D4E5F6A7B', 'Content-Length': '3' },
        },
      ],
    } satisfies ProviderEvent);
  });

  test('contain hostile texts unchanged, and run none of them', async () => {
    const input = hostileContract();
    const { catalogue, injected } = await loaded(input);
    expect(injected).toBeUndefined();
    expect(catalogue.map(({ name, title, webhook }) => ({ name, title, webhook }))).toEqual(
      JSON.parse(JSON.stringify(input.providers.map(({ name, title, webhook }) => ({ name, title, webhook })))),
    );
    const payloads = catalogue[0]?.events.map(({ examples }) => JSON.stringify(examples[0]?.payload));
    expect(payloads).toEqual(TEXTS.map((text) => `{${JSON.stringify(text)}:[${JSON.stringify(text)}]}`));
  });

  test('compile with strict options and the types of events, whatever texts they contain', async () => {
    const silent = provider({ name: 'silent', slug: 'silent', typeName: 'Provider' });
    const input = contract([...hostileContract().providers, ACME_POST, silent]);
    const folder = await written(input);
    const maps = input.providers.map(({ slug, typeName }) => [
      `types/${slug}.ts`,
      `export interface ${typeName}EventMap {}\n`,
    ]);
    await writeFiles(folder, Object.fromEntries(maps));
    const base = fileURLToPath(new URL('../../../../tsconfig.base.json', import.meta.url));
    const facts = fileURLToPath(new URL('../../../../packages/webhook/dist/x-webhook/index.d.ts', import.meta.url));
    const types = path.join(folder, 'types/*.ts');
    const paths = { '@hookbook/webhook/x-webhook': [facts], '@hookbook/types/*': [types] };
    const options = { noEmit: true, types: [], lib: ['es2023', 'dom'], paths };
    await writeFile(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: base, compilerOptions: options, include: ['gen'] }),
    );
    const tsc = fileURLToPath(import.meta.resolve('typescript/package.json').replace('package.json', 'bin/tsc'));
    const output = await execute(process.execPath, [tsc, '-p', folder]).then(
      ({ stdout }) => stdout,
      ({ stdout }) => stdout,
    );
    expect(output).toBe('');
  });
});

test('the files are the index, and one per provider in a subfolder', async () => {
  const files = await emitMockServer(hostileContract());
  expect(files.map((file) => file.path)).toEqual(['index.ts', ...TEXTS.map((_, index) => `providers/p${index}.ts`)]);
});

test('an empty contract has an empty catalogue', async () => {
  expect((await loaded(contract([]))).catalogue).toEqual([]);
});

/** A published package cannot import a private one, so it repeats these types. The type check fails if they differ. */
test('the types of the package are those of the contract', () => {
  type Shared = Omit<ProviderModule, 'events' | 'formerNames' | 'validators'>;
  expectTypeOf<Shared>().toEqualTypeOf<Pick<Provider, keyof Shared>>();
  expectTypeOf<Required<Provider>['formerNames']>().toExtend<Required<ProviderModule>['formerNames']>();
  type SharedEvent = Omit<ProviderEvent, 'examples' | 'openEnums'>;
  expectTypeOf<SharedEvent>().toEqualTypeOf<Pick<Event, keyof SharedEvent>>();
  expectTypeOf<ProviderEvent['examples'][number]>().toEqualTypeOf<Omit<Example, 'source'>>();
});
