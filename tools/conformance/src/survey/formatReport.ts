import type { StageRecorder } from './stage.ts';
import type { SurveyedDocument } from './surveyDocument.ts';

/** A document in one line, with the first failure at its end. */
export function formatDocument({
  verdict,
  events,
  unresolved,
  check,
  succeeded,
  failures,
  file,
}: SurveyedDocument): string {
  const [first] = failures;
  const columns = [
    verdict.padEnd(7),
    `${String(events).padStart(4)} events`,
    `${unresolved} unresolved`,
    `check ${check.error}/${check.warning}/${check.advice}`,
    ...stageColumns(succeeded, new Set(failures.map(({ stage }) => stage))),
    file,
    ...(first ? [`${first.stage}: ${oneLine(first.message)}`] : []),
  ];
  return columns.join('  ');
}

function stageColumns(
  { types, payloads, send, pages }: StageRecorder['succeeded'],
  failed: ReadonlySet<string>,
): string[] {
  return [
    ...(types === undefined ? [] : [`types ${failed.has('types') ? 'failed' : 'ok'}`]),
    ...(payloads === undefined ? [] : [`payloads ${payloads} ${failed.has('payloads') ? 'disagree' : 'agree'}`]),
    ...(send === undefined ? [] : [`sent ${send}`]),
    ...(pages === undefined ? [] : [`pages ${pages}`]),
  ];
}

const MAX_LENGTH = 300;

function oneLine(message: string): string {
  const line = message.replace(/\s+/g, ' ');
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}

/** The sum of all documents in one line. */
export function formatSummary(documents: readonly SurveyedDocument[]): string {
  const withVerdict = (verdict: SurveyedDocument['verdict']) =>
    documents.filter((document) => document.verdict === verdict).length;
  const sum = (number: (document: SurveyedDocument) => number | undefined) =>
    documents.reduce((total, document) => total + (number(document) ?? 0), 0);
  return [
    `${documents.length} documents: ${withVerdict('ok')} ok, ${withVerdict('failed')} failed, ${withVerdict('invalid')} invalid`,
    `${sum(({ events }) => events)} events`,
    `${sum(({ unresolved }) => unresolved)} unresolved`,
    `${sum(({ succeeded }) => succeeded.payloads)} payloads`,
    `${sum(({ succeeded }) => succeeded.send)} sent`,
    `${sum(({ succeeded }) => succeeded.pages)} pages`,
  ].join(', ');
}
