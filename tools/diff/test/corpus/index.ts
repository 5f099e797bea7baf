export { DEFINITIONS } from './definitions.ts';
export { GROUPS } from './groups.ts';
export { object } from './pair.ts';
export { type SchemaPair, schemaDocument, schemaPairs } from './schemaPairs.ts';
