/** The generator as a library: what tools and tests in this repository use. */
export { ARTIFACTS, type Artifact } from './artifacts.ts';
export { CATALOGUE, type DiagnosticCode } from './catalogue.ts';
export type * from './contract.ts';
export { type Diagnostic, hasErrors } from './diagnostic.ts';
export type { Emitter, GeneratedFile } from './emitter.ts';
export { type GenerateOptions, type GenerateResult, generate } from './generate.ts';
export { load } from './load/load.ts';
export { type Supplied, type Supply, supplyMetaschema } from './load/metaschemas.ts';
export { type Normalised, normalise } from './normalise/normalise.ts';
export { type Reading, readContract } from './readContract.ts';
export type * from './schema.ts';
export type * from './webhook.ts';
