import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Diagnostic, type DiagnosticCode, load, normalise, type Provider, type Supply } from '@hookbook/codegen';

/** A JSON Schema that describes the payload of a message. */
export interface PayloadSchema {
  readonly schema: unknown;
  readonly schemaFormat: string;
  readonly formats?: Provider['webhook']['formats'];
}

export type PayloadSchemaResult =
  | { readonly ok: true; readonly provider: Provider }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** JSON Schema allows what these report, so the schema still has a meaning. */
const ALLOWED_BY_JSON_SCHEMA: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'schema-keyword-unknown',
  'ref-siblings',
  'pattern-backtracking',
  'example-missing',
]);

/** Reads the schema from a file of its own, to which the only message of an AsyncAPI document refers. */
export async function readPayloadSchema(
  { schema, ...payload }: PayloadSchema,
  supply: Supply,
): Promise<PayloadSchemaResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-conformance-'));
  try {
    await writeFile(path.join(folder, 'schema.json'), JSON.stringify(schema));
    await writeFile(path.join(folder, 'asyncapi.json'), JSON.stringify(asyncApiDocument(payload)));
    return await readProvider(folder, supply);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readProvider(folder: string, supply: Supply): Promise<PayloadSchemaResult> {
  const { document, diagnostics } = await load(path.join(folder, 'asyncapi.json'), supply);
  const normalised = document && normalise(document);
  const [provider] = normalised?.contract.providers ?? [];
  const errors = [...diagnostics, ...(normalised?.diagnostics ?? [])].filter(
    ({ code }) => !ALLOWED_BY_JSON_SCHEMA.has(code),
  );
  return provider && errors.length === 0 ? { ok: true, provider } : { ok: false, diagnostics: errors };
}

/** The event type is in a header, so that the payload can be any JSON. */
function asyncApiDocument({ schemaFormat, formats }: Omit<PayloadSchema, 'schema'>) {
  return {
    asyncapi: '3.0.0',
    info: { title: 'Conformance', version: '1.0.0' },
    channels: {
      suite: {
        address: null,
        messages: {
          case: {
            payload: { schemaFormat, schema: { $ref: './schema.json' } },
            headers: { type: 'object', properties: { 'x-case': { const: 'case' } } },
          },
        },
        'x-webhook': { eventType: ['$message.header#/x-case'], formats },
      },
    },
    operations: { send: { action: 'send', channel: { $ref: '#/channels/suite' } } },
  };
}
