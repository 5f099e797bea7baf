import type { KeyContent } from './asyncapiKeys.ts';

const CONTENT: Readonly<Record<string, KeyContent>> = {
  paths: 'objects by name', webhooks: 'objects by name', 'x-webhooks': 'objects by name', pathItems: 'objects by name',
  callbacks: 'objects by name', responses: 'objects by name', requestBodies: 'objects by name',
  parameters: 'objects by name', headers: 'objects by name', content: 'objects by name', mediaTypes: 'objects by name',
  encoding: 'objects by name', links: 'objects by name', securitySchemes: 'objects by name',
  variables: 'objects by name', additionalOperations: 'objects by name',
  schema: 'schema', itemSchema: 'schema', schemas: 'schemas by name', examples: 'examples by name',
  discriminator: 'discriminator', example: 'data or reference', value: 'data or reference', dataValue: 'data or reference',
  const: 'data', enum: 'data', default: 'data',
}; // biome-ignore format: a table reads better dense

/** The kind of value that a key of an OpenAPI object has. The value of an extension is data. */
export function openapiContentOf(key: string): KeyContent {
  const content = Object.hasOwn(CONTENT, key) ? CONTENT[key] : undefined;
  return content ?? (key.startsWith('x-') ? 'data' : 'object');
}
