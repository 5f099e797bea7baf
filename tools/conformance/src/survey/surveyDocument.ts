import path from 'node:path';
import type { ParseSpec } from '@hookbook/asyncapi-parser';
import type { Diagnostic } from '@hookbook/codegen';
import { loadValidators } from '@hookbook/testkit/loadValidators';
import type { ContractWithDocument } from '../fuzz/contractSubjects.ts';
import { emitArtifacts } from './artifacts.ts';
import { comparePayloads, type PayloadOptions } from './comparePayloads.ts';
import type { CompileArtifacts } from './compileArtifacts.ts';
import { deliverEvents } from './deliverEvents.ts';
import { findPages } from './findPages.ts';
import { type ReadDocument, readDocument } from './readDocument.ts';
import { type Failure, recordStages, type StageRecorder } from './stage.ts';

export interface SurveyOptions extends PayloadOptions {
  /** Files outside this folder are not read. */
  readonly folder: string;
  readonly parse: ParseSpec;
  readonly compile: CompileArtifacts;
}

/** What became of one document. */
export interface SurveyedDocument extends DocumentCounts {
  /** Relative to the folder. */
  readonly file: string;
  /** `invalid` if `@asyncapi/parser` refuses the document, which is no failure. */
  readonly verdict: 'ok' | 'failed' | 'invalid';
  /** How often each stage succeeded: payloads that agree, events sent, pages found. */
  readonly succeeded: StageRecorder['succeeded'];
  /** For an invalid document, why it is invalid. */
  readonly failures: readonly Failure[];
}

interface DocumentCounts {
  readonly events: number;
  /** How many messages have an unknown event type. */
  readonly unresolved: number;
  readonly check: Readonly<Record<Diagnostic['severity'], number>>;
}

/** Takes a document through every stage. A stage that fails is recorded, and the next ones run if they can. */
export async function surveyDocument(file: string, options: SurveyOptions): Promise<SurveyedDocument> {
  const stages = recordStages();
  const read = await stages.run('read', () => readDocument(file, options.folder, options.parse));
  const document = { file: path.relative(options.folder, file), ...countsOf(read) };
  if (read?.invalid !== undefined) {
    const failures: readonly Failure[] = [{ stage: 'read', message: read.invalid }];
    return { ...document, verdict: 'invalid', succeeded: {}, failures };
  }
  const readable = read && (await stages.run('read', () => withoutErrors(read)));
  if (readable) await surveyContract(readable, options, stages);
  const { succeeded, failures } = stages;
  return { ...document, verdict: failures.length > 0 ? 'failed' : 'ok', succeeded, failures };
}

async function surveyContract(
  read: ContractWithDocument,
  options: SurveyOptions,
  { run, count }: StageRecorder,
): Promise<void> {
  const { contract } = read;
  const artifacts = await run('generate', () => emitArtifacts(contract));
  if (!artifacts) return;
  await count('types', () => options.compile(artifacts));
  await count('pages', () => findPages(artifacts.docs, contract.providers));
  const validators = await run('payloads', () => loadValidators(contract.providers));
  if (!validators) return;
  await count('payloads', () => comparePayloads(read, validators, options));
  await count('send', () => deliverEvents(artifacts['mock-server'], contract.providers, validators));
}

/** Throws the first error that `hookbook check` reports. */
function withoutErrors({ contract, document, diagnostics }: ReadDocument): ContractWithDocument {
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw `${error.code}: ${error.message}`;
  if (!contract || !document) throw 'The document has no contract.';
  return { contract, document };
}

function countsOf(read: ReadDocument | undefined): DocumentCounts {
  const { contract, diagnostics = [] } = read ?? {};
  const providers = contract?.providers ?? [];
  const countOf = (severity: Diagnostic['severity']) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    events: providers.flatMap(({ events }) => events).length,
    unresolved: providers.flatMap(({ unresolvedEvents }) => unresolvedEvents).length,
    check: { error: countOf('error'), warning: countOf('warning'), advice: countOf('advice') },
  };
}
