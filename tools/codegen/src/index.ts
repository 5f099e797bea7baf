/**
 * The generator as a library, for the tools of this repository.
 *
 * - `readContract` reads a spec into a contract, with diagnostics.
 * - `main` runs the command line.
 * - `createGenerator` reads a spec and writes the files of artifacts, again and again.
 * - `defineConfig` types a `hookbook.config.ts`.
 * - `payloadIssues` judges payloads as `hookbook check` judges examples.
 * - `compare` reads two contracts and says what has changed for receivers; `kindOf` names the kind of a change.
 * - `ARTIFACTS` lists the artifacts; `filesOf` emits the files of one without writing them.
 *
 * The types of contracts and canonical schemas are in `@hookbook/contract`.
 */

export type { DiagnosticCode } from '@hookbook/spec-reader/diagnostics/catalogue';
export { type Diagnostic, hasErrors } from '@hookbook/spec-reader/diagnostics/diagnostic';
export { resolveMetaschema, type SchemaResolver } from '@hookbook/spec-reader/load/metaschemas';
export { main } from './cli.ts';
export { defineConfig, type HookbookConfig } from './config/config.ts';
export { compare, type ReadSettings } from './diff/compare.ts';
export type { Difference, LocatedChange } from './diff/difference.ts';
export { kindOf } from './diff/report.ts';
export { ARTIFACTS, type Artifact, type ArtifactName, filesOf } from './generate/artifacts.ts';
export { createGenerator, type Generator, type GeneratorRun } from './generate/generate.ts';
export { type ContractResult, type ReadOptions, readContract } from './generate/readContract.ts';
export type { Io } from './report/io.ts';
export { payloadIssues } from './validate/judge/payloadIssues.ts';
