import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Diagnostic, type DiagnosticCode, load, normalise, type Provider, type Supply } from '@hookbook/codegen';

/** A schema that is to become the payload of a message. */
export interface Given {
  readonly schema: unknown;
  readonly schemaFormat: string;
  readonly formats?: Provider['webhook']['formats'];
}

export type Read =
  | { readonly ok: true; readonly provider: Provider }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What JSON Schema allows and hookbook reports all the same: no reason not to know what the schema means. */
const STRICTER: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'schema-keyword-unknown',
  'ref-siblings',
  'pattern-backtracking',
  'example-missing',
]);

/** Reads an AsyncAPI document with one message whose payload is the schema, a file of its own. */
export async function providerOf({ schema, ...given }: Given, supply: Supply): Promise<Read> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-conformance-'));
  try {
    await writeFile(path.join(folder, 'schema.json'), JSON.stringify(schema));
    await writeFile(path.join(folder, 'asyncapi.json'), JSON.stringify(documentOf(given)));
    return await read(folder, supply);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function read(folder: string, supply: Supply): Promise<Read> {
  const { document, diagnostics } = await load(path.join(folder, 'asyncapi.json'), supply);
  const normalised = document && normalise(document);
  const faults = [...diagnostics, ...(normalised?.diagnostics ?? [])].filter(({ code }) => !STRICTER.has(code));
  const [provider] = normalised?.contract.providers ?? [];
  return provider && faults.length === 0 ? { ok: true, provider } : { ok: false, diagnostics: faults };
}

/** The event type stands in a header, so that the payload can be any JSON. */
function documentOf({ schemaFormat, formats }: Omit<Given, 'schema'>) {
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
