/** The kind of value that a key of an AsyncAPI object has. */
export type KeyContent =
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

const CONTENT: Readonly<Record<string, KeyContent>> = {
  channels: 'objects by name', operations: 'objects by name', servers: 'objects by name', messages: 'objects by name',
  parameters: 'objects by name', securitySchemes: 'objects by name', serverVariables: 'objects by name',
  variables: 'objects by name', replies: 'objects by name', replyAddresses: 'objects by name',
  correlationIds: 'objects by name', operationTraits: 'objects by name', messageTraits: 'objects by name',
  payload: 'schema', headers: 'schema', schema: 'schema', schemas: 'schemas by name', examples: 'examples',
  const: 'data', enum: 'data', default: 'data', example: 'data',
}; // biome-ignore format: a table reads better dense

/** The kind of value that a key of an AsyncAPI object has. The value of an extension is data. */
export function contentOf(key: string): KeyContent {
  if (key === 'x-webhook') return 'webhook';
  if (key === 'x-guides' || key === 'x-releases') return 'entries';
  if (key.startsWith('x-')) return 'data';
  return (Object.hasOwn(CONTENT, key) && CONTENT[key]) || 'object';
}

/** The members of a message example that may be a `$ref` to a file. */
export const EXAMPLE_PARTS: readonly string[] = ['payload', 'headers'];
/** The members of `x-webhook` that may be one. */
export const WEBHOOK_PARTS: readonly string[] = ['scenarios'];
