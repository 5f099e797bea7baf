/**
 * The generator as a library, for the tools of this repository.
 *
 * - `readContract` reads a spec into a contract, with diagnostics.
 * - `generate` reads a spec and writes the files of artifacts.
 * - `defineConfig` types a `hookbook.config.ts`.
 * - `payloadIssues` judges payloads as `hookbook check` judges examples.
 * - `ARTIFACTS` lists the artifacts; `filesOf` emits the files of one without writing them.
 *
 * The types of contracts and canonical schemas are in `@hookbook/contract`.
 */

export { defineConfig, type HookbookConfig } from './config/config.ts';
export type { DiagnosticCode } from './diagnostics/catalogue.ts';
export { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
export { ARTIFACTS, type Artifact, type ArtifactName, filesOf } from './generate/artifacts.ts';
export { type GeneratedArtifact, type GenerateOptions, type GenerateResult, generate } from './generate/generate.ts';
export { type ContractResult, type ReadOptions, readContract } from './generate/readContract.ts';
export { resolveMetaschema, type SchemaResolver } from './load/metaschemas.ts';
export { payloadIssues } from './validate/judge/payloadIssues.ts';
