import { type ImportOptions, type ImportProblem, type ImportResult, importOpenapi } from '../src/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** An OpenAPI 3.1 document with the given fields. */
export function openapi(fields: Json): Json {
  return { openapi: '3.1.0', info: { title: 'Acme', version: '1.2.3' }, ...fields };
}

/** A path item that posts JSON with a schema and further fields of its media type. */
export function post(schema: unknown, media: Json = {}, operation: Json = {}): Json {
  return { post: { requestBody: { content: { 'application/json': { schema, ...media } } }, ...operation } };
}

/** A schema of an object whose properties have constant values. */
export function constants(values: Readonly<Record<string, string>>): Json {
  const properties = Object.entries(values).map(([name, value]) => [name, { const: value }]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

export interface Message extends Json {
  readonly payload: { readonly schemaFormat: string; readonly schema: Json };
  readonly headers: { readonly schemaFormat: string; readonly schema: Json };
}

interface Channel extends Json {
  readonly messages: Readonly<Record<string, Message>>;
  readonly 'x-webhook': Json;
}

/** The result of an import, with the parts that tests look at. */
export interface Imported extends ImportResult {
  readonly document: Json & { readonly info: Json; readonly operations: Json };
  readonly channel: Channel;
  readonly messages: Channel['messages'];
  /** The copied components, without their format. */
  readonly schemas: Readonly<Record<string, Json>>;
}

export function importDocument(document: unknown, options: Omit<ImportOptions, 'name'> = {}): Imported {
  const result = importOpenapi(document, { ...options, name: 'acme' });
  const asyncapi = (result.asyncapi ?? {}) as Imported['document'] & {
    channels?: { acme: Channel };
    components?: { schemas: Record<string, { schema: Json }> };
  };
  const channel = asyncapi.channels?.acme ?? { messages: {}, 'x-webhook': {} };
  const components = Object.entries(asyncapi.components?.schemas ?? {});
  const schemas = Object.fromEntries(components.map(([name, { schema }]) => [name, schema]));
  return { ...result, document: asyncapi, channel, messages: channel.messages, schemas };
}

/** The import of webhooks without other fields. */
export function importWebhooks(webhooks: Json, fields: Json = {}): Imported {
  return importDocument(openapi({ ...fields, webhooks }));
}

/** The problems, each as `severity pointer`. */
export function places(problems: readonly ImportProblem[]): string[] {
  return problems.map(({ severity, pointer }) => `${severity} ${pointer}`);
}
