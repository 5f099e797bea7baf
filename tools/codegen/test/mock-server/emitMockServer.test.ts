import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Contract, Event, Example, Provider, Webhook } from '@hookbook/contract';
import { afterAll, describe, expect, expectTypeOf, test } from 'vitest';
import type {
  ProviderEvent,
  Provider as ProviderModule,
} from '../../../../packages/mock-server/src/catalogue/provider.ts';
import { emitMockServer } from '../../src/emit/mock-server/emitMockServer.ts';
import { ACME, contract, event, example, provider } from './madeUpContract.ts';

const run = promisify(execFile);
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** Writes the files beside the package's own types, as `src/gen`. */
async function written(input: Contract): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-mock-server-'));
  folders.push(folder);
  const types = fileURLToPath(new URL('../../../../packages/mock-server/src/catalogue/provider.ts', import.meta.url));
  await cp(types, path.join(folder, 'catalogue/provider.ts'));
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
  for (const file of await emitMockServer(input)) {
    const to = path.join(folder, 'gen', file.path);
    await mkdir(path.dirname(to), { recursive: true });
    await writeFile(to, file.text);
  }
  return folder;
}

/** What the generated modules say when they run. */
async function loaded(input: Contract): Promise<readonly ProviderModule[]> {
  const index = pathToFileURL(path.join(await written(input), 'gen', 'index.ts')).href;
  const script = `import { catalogue } from ${JSON.stringify(index)}; process.stdout.write(JSON.stringify(catalogue));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
  return JSON.parse(stdout);
}

const HOSTILE = [
  '*/ globalThis.pwned = 1 /*',
  "'); globalThis.pwned = 1; ('",
  '"; globalThis.pwned = 1; "',
  '`${globalThis.pwned = 1}`',
  '\\',
  '\u2028\u2029\r\n',
  '</script><script>',
  '__proto__',
  'constructor',
  '../../../etc/passwd',
  '💌\ud800',
  'x'.repeat(5_000),
];

function hostileContract(): Contract {
  const events = HOSTILE.map((text, index) =>
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
  const providers = HOSTILE.map((text, index) => {
    const place = { in: 'payload', path: [text], expression: text } as const;
    const webhook: Webhook = { eventType: [place], eventId: place, ping: text, notes: text };
    return provider({ name: text, slug: `p${index}`, typeName: `P${index}`, title: text, webhook, events });
  });
  return contract(...providers);
}

describe('the generated modules', () => {
  test('say what the contract says', async () => {
    const [acme] = await loaded(contract(ACME));
    const { name, slug, title, webhook } = ACME;
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
          slug: 'plain',
          name: 'plain',
          summary: '',
          origin: 'hookbook',
          payload: { meta: { verb: 'lost', no: 41, at: '2024-08-01T09:40:22.186012' }, parcel: 'ß-1' },
          headers: { 'X-Acme-Delivery': 'dlv_0A1B2C3D4E5F6A7B', 'Content-Length': '3' },
        },
      ],
    } satisfies ProviderEvent);
  });

  test('keep every hostile text as it is', async () => {
    const input = hostileContract();
    const catalogue = await loaded(input);
    expect(catalogue.map(({ name, title, webhook }) => ({ name, title, webhook }))).toEqual(
      JSON.parse(JSON.stringify(input.providers.map(({ name, title, webhook }) => ({ name, title, webhook })))),
    );
    const payloads = catalogue[0]?.events.map(({ examples }) => JSON.stringify(examples[0]?.payload));
    expect(payloads).toEqual(HOSTILE.map((text) => `{${JSON.stringify(text)}:[${JSON.stringify(text)}]}`));
  });

  test('do nothing else when they run', async () => {
    const index = pathToFileURL(path.join(await written(hostileContract()), 'gen', 'index.ts')).href;
    const script = `await import(${JSON.stringify(index)}); process.stdout.write(String(globalThis.pwned));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout).toBe('undefined');
  });

  test('compile under the strictest flags, whatever the texts', async () => {
    const folder = await written(
      contract(...hostileContract().providers, ACME, provider({ name: 'silent', typeName: 'Provider' })),
    );
    const base = fileURLToPath(new URL('../../../../tsconfig.base.json', import.meta.url));
    const options = { noEmit: true, types: [] };
    await writeFile(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: base, compilerOptions: options, include: ['gen'] }),
    );
    const tsc = fileURLToPath(import.meta.resolve('typescript/package.json').replace('package.json', 'bin/tsc'));
    const outcome = await run(process.execPath, [tsc, '-p', folder]).then(
      ({ stdout }) => stdout,
      ({ stdout }) => stdout,
    );
    expect(outcome).toBe('');
  });
});

test('files stay inside the folder of generated code, one per provider beside the index', async () => {
  const files = await emitMockServer(hostileContract());
  expect(files.map((file) => file.path)).toEqual(['index.ts', ...HOSTILE.map((_, index) => `providers/p${index}.ts`)]);
});

test('an empty contract gives an empty catalogue', async () => {
  expect(await loaded(contract())).toEqual([]);
});

/** A published package cannot import a private tool, so it states these types again: `typecheck` fails where they drift. */
test('the package means by a provider, an event and an example what the contract means', () => {
  expectTypeOf<Omit<ProviderModule, 'events'>>().toEqualTypeOf<Pick<Provider, keyof Omit<ProviderModule, 'events'>>>();
  expectTypeOf<Omit<ProviderEvent, 'examples'>>().toEqualTypeOf<Pick<Event, keyof Omit<ProviderEvent, 'examples'>>>();
  expectTypeOf<ProviderEvent['examples'][number]>().toEqualTypeOf<Omit<Example, 'source'>>();
});
