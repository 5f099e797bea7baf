import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Diagnostic, type DiagnosticCode, readContract, type SchemaResolver } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';

/** A JSON Schema that describes the payload of a message. */
export interface PayloadSchema {
  readonly schema: unknown;
  readonly schemaFormat: string;
  readonly formats?: Provider['webhook']['formats'];
}

export type PayloadSchemaResult =
  | { readonly ok: true; readonly provider: Provider }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** JSON Schema allows what these errors report, so the schema still has a meaning. */
const ALLOWED_BY_JSON_SCHEMA: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'schema-keyword-unknown',
  'pattern-backtracking',
]);

/** Reads the schema from a file of its own, to which the only message of an AsyncAPI document refers. */
export async function readPayloadSchema(
  { schema, ...payload }: PayloadSchema,
  resolveSchema: SchemaResolver,
): Promise<PayloadSchemaResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-conformance-'));
  try {
    await writeFile(path.join(folder, 'schema.json'), JSON.stringify(schema));
    await writeFile(path.join(folder, 'asyncapi.json'), JSON.stringify(asyncApiDocument(payload)));
    return await readProvider(folder, resolveSchema);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readProvider(folder: string, resolveSchema: SchemaResolver): Promise<PayloadSchemaResult> {
  const root = path.join(folder, 'asyncapi.json');
  const { contract, diagnostics } = await readContract(root, { validate: false, resolveSchema });
  const [provider] = contract?.providers ?? [];
  const errors = diagnostics.filter(({ code, severity }) => severity === 'error' && !ALLOWED_BY_JSON_SCHEMA.has(code));
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
