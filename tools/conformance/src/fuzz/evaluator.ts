import type { Definition } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { accepts } from '@hookbook/payloads/evaluate';

/**
 * Whether a schema accepts a value, decided without Ajv, which cannot evaluate every random schema, and without generated
 * code. Ignores `format`.
 */
export function createEvaluator(definitions: readonly Definition[]): (schema: Schema, value: unknown) => boolean {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const assertions = {
    definitions: (name: string) => schemas.get(name),
    matchesPattern: (pattern: string, text: string) => new RegExp(pattern, 'u').test(text),
    hasFormat: () => true,
  };
  return (schema, value) => accepts(schema, value, assertions);
}
