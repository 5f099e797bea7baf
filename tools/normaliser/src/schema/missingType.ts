import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';

/** Keywords that state the type of a value, or that leave it to other schemas. */
const TYPING = ['type', 'const', 'enum', '$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'not', 'if'];

/** Keywords whose schemas apply to a value that another schema describes. */
const APPLIED_IN_PLACE = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'dependencies',
]);

/** In JSON Schema, `properties` alone also accepts every value that is no object. */
export function checkMissingType(node: SpecNode): Diagnostic[] {
  const { value, path } = node;
  if (!isMapping(value) || !isMapping(value.properties) || Object.keys(value.properties).length === 0) return [];
  const isTyped = TYPING.some((keyword) => Object.hasOwn(value, keyword));
  const isApplied = path.slice(-2).some((key) => APPLIED_IN_PLACE.has(key));
  // The headers of a message are always an object.
  const areHeaders = path.at(-1) === 'headers' && path.at(-2) !== 'properties';
  if (isTyped || isApplied || areHeaders) return [];
  const message = 'A schema has properties and no type, so validators also accept values that are not objects.';
  return [createDiagnostic('schema-type-missing', locationOf(member(node, 'properties') ?? node, 'key'), message)];
}
