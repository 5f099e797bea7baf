/** Canonical schemas, and the questions that are asked of them. */
export {
  ANY,
  ARRAY,
  acceptedTypes,
  BOOLEAN,
  DISJOINT_TYPES,
  declaredTypes,
  disjointTypesIn,
  FRACTION,
  INTEGER,
  isSubset,
  NULL,
  NUMBER,
  OBJECT,
  OTHER,
  STRING,
  type TypeSet,
  typeNames,
  typeOfValue,
  typeSet,
  typesOfValues,
} from './acceptedTypes.ts';
export {
  type DefinitionGraph,
  type DefinitionLookup,
  type DefinitionMap,
  definitionGraph,
} from './definitions.ts';
export { type Dialect, FLAG_BOUNDS, ITEMS_LISTS, REF_ALONE } from './dialects.ts';
export { areDisjoint } from './disjoint.ts';
export { equalSchemas, type KeyedSchema } from './equalSchemas.ts';
export { type EvaluatedItems, type EvaluatedMembers, evaluatedItems, evaluatedMembers } from './evaluated.ts';
export { FORMATS, type Format } from './formats.ts';
export { isTypeImplied, withoutImpliedTypes } from './impliedTypes.ts';
export {
  APPLICATORS,
  CANONICAL_ORDER,
  holdsSchemas,
  isAnnotation,
  KEYWORDS,
  type KeywordFamily,
  type KeywordKind,
  keywordKind,
  keywordsOf,
} from './keywords.ts';
export { listedValues, listsValuesOf } from './listedValues.ts';
export { mapReferences, mapSubschemas } from './mapSchema.ts';
export { inSchemaOrder } from './memberOrder.ts';
export { reachable, reachableDefinitions } from './reachable.ts';
export { definitionName, definitionRef } from './refs.ts';
export { requiredNames } from './requiredNames.ts';
export { type Discriminator, SCHEMA_TYPES, type Schema, type SchemaObject, type SchemaType } from './schema.ts';
export { composedOf, hasKeyword, inPlaceSubschemas, referencedDefinitions, subschemas } from './subschemas.ts';
export { typesAt } from './typesAt.ts';
