import type { Schema } from '../../schema.ts';
import { type Definitions, definitionOf, typesOf } from './jsonType.ts';
import { schemaDoc } from './schemaDoc.ts';

/**
 * The documentation of a member: its own, or else that of the shape it refers to. Not where that shape is an object: an
 * editor shows the name of an object's type, and leads to it; of a string's type it shows that it is a string.
 */
export function memberDoc(schema: Schema, definitions: Definitions): string {
  return schemaDoc(schema) || shapeDoc(schema, definitions);
}

function shapeDoc(schema: Schema, definitions: Definitions): string {
  const [$ref, ...others] = referencesIn(schema);
  const shape = $ref === undefined || others.length > 0 ? undefined : definitions.get(definitionOf($ref));
  return shape === undefined || typesOf(shape, definitions).has('object') ? '' : schemaDoc(shape);
}

function referencesIn(schema: Schema): string[] {
  if (typeof schema === 'boolean') return [];
  if (schema.$ref !== undefined) return [schema.$ref];
  return [schema.allOf, schema.anyOf, schema.oneOf].flatMap((arms = []) => arms.flatMap(referencesIn));
}
