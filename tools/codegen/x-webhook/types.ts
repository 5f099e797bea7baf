import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { definitionsModule } from '@hookbook/types-emitter';
import { readContract } from '../src/index.ts';

export const TYPES_FILE = fileURLToPath(new URL('../../../packages/webhook/src/gen/xWebhook.ts', import.meta.url));

const SCHEMA = fileURLToPath(import.meta.resolve('@hookbook/specs/x-webhook.schema.json'));

/** The types of `x-webhook` as people write it, from its JSON Schema. The generator reads documents only, so it gets one. */
export async function xWebhookTypes(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-x-webhook-'));
  try {
    const document = path.join(folder, 'asyncapi.json');
    await cp(SCHEMA, path.join(folder, 'x-webhook.schema.json'));
    await writeFile(document, JSON.stringify(DOCUMENT));
    const { contract, diagnostics } = await readContract(document, { validate: false });
    if (!contract) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    const types = await definitionsModule(contract.providers.flatMap(({ definitions }) => definitions));
    return `// Generated from specs/x-webhook.schema.json. Do not edit: run \`npm run generate:x-webhook\`.\n\n${types}`;
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
