import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Provider } from '@hookbook/contract';
import { definitionsModule } from '@hookbook/types-emitter';
import { compileProvider } from '@hookbook/validators-emitter/compileProvider';
import { rulesModule } from '@hookbook/validators-emitter/rulesModule';
import { build } from 'esbuild';
import { readContract } from '../src/index.ts';

/** A module made of the JSON Schema of `x-webhook`: its absolute path, and its text. */
export interface XWebhookModule {
  readonly path: string;
  readonly text: string;
}

/** The types of `x-webhook` as people write it, and the function that says whether a value is one. */
export async function xWebhookModules(): Promise<readonly XWebhookModule[]> {
  const provider = await xWebhookProvider();
  return [
    {
      path: pathOf('packages/webhook/src/gen/xWebhook.ts'),
      text: HEADER + (await definitionsModule(provider.definitions)),
    },
    { path: pathOf('tools/normaliser/src/gen/isXWebhook.ts'), text: HEADER + (await guardModule(provider)) },
  ];
}

const HEADER = '// Generated from specs/x-webhook.schema.json. Do not edit: run `npm run generate:x-webhook`.\n\n';

function pathOf(file: string): string {
  return fileURLToPath(new URL(`../../../${file}`, import.meta.url));
}

const SCHEMA = fileURLToPath(import.meta.resolve('@hookbook/specs/x-webhook.schema.json'));

/** The generator reads documents only, so it gets one. */
export async function xWebhookProvider(): Promise<Provider> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-x-webhook-'));
  try {
    const document = path.join(folder, 'asyncapi.json');
    await cp(SCHEMA, path.join(folder, 'x-webhook.schema.json'));
    await writeFile(document, JSON.stringify(DOCUMENT));
    const { contract, diagnostics } = await readContract(document, { validate: false });
    const provider = contract?.providers[0];
    if (!provider) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    return provider;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const DOCUMENT = {
  asyncapi: '3.0.0',
  info: { title: 'x-webhook', version: '1.0.0' },
  channels: {
    contract: {
      messages: {
        webhook: { payload: { type: 'object', properties: { webhook: { $ref: '#/components/schemas/XWebhook' } } } },
      },
    },
  },
  operations: { read: { action: 'send', channel: { $ref: '#/channels/contract' } } },
  components: { schemas: { XWebhook: { $ref: './x-webhook.schema.json' } } },
};

/** A check as validators have it, with what it needs of the package, and without the rules that explain. */
async function guardModule(provider: Provider): Promise<string> {
  const module = { ...compileProvider(provider), handlers: [] };
  const { outputFiles } = await build({
    stdin: {
      contents: `${rulesModule({ ...provider, events: [] }, module)}export { is_XWebhook };`,
      // The folder of the module does not exist; this one is as deep.
      resolveDir: pathOf('packages/validators/src/explain/keywords'),
      loader: 'ts',
    },
    // Comments name the files relative to this folder.
    absWorkingDir: pathOf(''),
    ...{ bundle: true, write: false, format: 'esm', target: 'node20' },
  });
  const code = outputFiles
    .map(({ text }) => text)
    .join('')
    .replace(/^export \{\s*is_XWebhook\s*\};$/m, '');
  return [
    '// @ts-nocheck',
    `import type { XWebhook } from '../../../../packages/webhook/src/x-webhook/index.ts';\n`,
    code.trimEnd(),
    '\nexport const isXWebhook = is_XWebhook as (value: unknown) => value is XWebhook;\n',
  ].join('\n');
}
