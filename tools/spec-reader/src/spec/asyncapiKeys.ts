/** The kind of value that a key of an AsyncAPI or OpenAPI object has. */
export type KeyContent =
  | AsyncapiContent
  /** A map of OpenAPI's Example Objects, or the list of values that a schema has under the same key. */
  | 'examples by name'
  /** Data, or a `$ref` in place of all of it. */
  | 'data or reference'
  /** An object whose `mapping` contains references to schemas. */
  | 'discriminator';

type AsyncapiContent =
  | 'object'
  /** A map whose keys are names that the author chooses. */
  | 'objects by name'
  | 'schema'
  | 'schemas by name'
  | 'examples'
  /** `x-webhook`, whose scenarios may be a `$ref`. */
  | 'webhook'
  /** `x-guides` and `x-releases`, each entry of which may be a `$ref`. */
  | 'entries'
  /** Contains no references. */
  | 'data';

const CONTENT: Readonly<Record<string, AsyncapiContent>> = {
  channels: 'objects by name', operations: 'objects by name', servers: 'objects by name', messages: 'objects by name',
  parameters: 'objects by name', securitySchemes: 'objects by name', serverVariables: 'objects by name',
  variables: 'objects by name', replies: 'objects by name', replyAddresses: 'objects by name',
  correlationIds: 'objects by name', operationTraits: 'objects by name', messageTraits: 'objects by name',
  payload: 'schema', headers: 'schema', schema: 'schema', schemas: 'schemas by name', examples: 'examples',
  const: 'data', enum: 'data', default: 'data', example: 'data',
}; // biome-ignore format: a table reads better dense

/** The kind of value that a key of an AsyncAPI object has. The value of an extension is data. */
export function contentOf(key: string): AsyncapiContent {
  if (key === 'x-webhook') return 'webhook';
  if (key === 'x-guides' || key === 'x-releases') return 'entries';
  if (key.startsWith('x-')) return 'data';
  return (Object.hasOwn(CONTENT, key) && CONTENT[key]) || 'object';
}

/** The members of a message example that may be a `$ref` to a file. */
export const EXAMPLE_PARTS: readonly string[] = ['payload', 'headers'];
/** The members of `x-webhook` that may be one. */
export const WEBHOOK_PARTS: readonly string[] = ['scenarios'];
