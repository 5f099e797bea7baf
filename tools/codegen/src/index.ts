/** The generator as a library: what tools and tests in this repository use. */

export type * from '@hookbook/contract';
export type * from '@hookbook/contract';
export type { GeneratedFile } from '@hookbook/contract';
export type * from '@hookbook/contract/schema';
export { ARTIFACTS } from './artifacts.ts';
export type { DiagnosticCode } from './diagnostics/catalogue.ts';
export { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
export { load } from './load/load.ts';
export { resolveMetaschema as supplyMetaschema, type SchemaResolver as Supply } from './load/metaschemas.ts';
export { normalise } from './normalise/normalise.ts';
