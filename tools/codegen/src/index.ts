/** The generator as a library: what tools and tests in this repository use. */
export { ARTIFACTS } from './artifacts.ts';
export type { DiagnosticCode } from './catalogue.ts';
export type * from './contract.ts';
export { type Diagnostic, hasErrors } from './diagnostic.ts';
export type { GeneratedFile } from './emitter.ts';
export { load } from './load/load.ts';
export { type Supply, supplyMetaschema } from './load/metaschemas.ts';
export { normalise } from './normalise/normalise.ts';
export type * from './schema.ts';
export type * from './webhook.ts';
