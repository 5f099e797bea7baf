import {
  acceptedTypes,
  composedOf,
  type DefinitionMap,
  OBJECT,
  referencedDefinitions,
  type Schema,
} from '@hookbook/contract/schema';
import { schemaDoc } from './schemaDoc.ts';

/**
 * The documentation of a member: its own, or else that of the one shape it refers to. Objects are left out: an editor
 * shows the name of an object's type and links to it, but shows only `string` for a string's type.
 */
export function memberDoc(schema: Schema, definitions: DefinitionMap): string {
  return schemaDoc(schema) || shapeDoc(schema, definitions);
}

function shapeDoc(schema: Schema, definitions: DefinitionMap): string {
  const [name, ...others] = referencedDefinitions(schema, composedOf);
  const shape = name === undefined || others.length > 0 ? undefined : definitions.get(name);
  const mayBeObject = shape !== undefined && (acceptedTypes(shape, (inner) => definitions.get(inner)) & OBJECT) !== 0;
  return shape === undefined || mayBeObject ? '' : schemaDoc(shape);
}
