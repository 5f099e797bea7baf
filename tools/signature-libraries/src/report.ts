import { formatTable } from '@hookbook/testkit/formatTable';
import type { Comparison, Decision } from './compare.ts';
import type { Library } from './library.ts';

export type Described = Pick<Library, 'name' | 'version' | 'verifier' | 'schemes'>;

/** A library and what comparing it showed. */
export interface ComparedLibrary {
  readonly library: Described;
  readonly comparison: Comparison;
}

/** The result of all libraries for the terminal, with every disagreement and every mistake in the list of known ones. */
export function terminalText(compared: readonly ComparedLibrary[]): string {
  const table = formatTable([
    ['library', 'decisions', 'agreements', 'explained', 'unlisted', 'outdated'],
    ...compared.map(({ library, comparison }) => [
      `${library.name}@${library.version}`,
      ...[comparison.decisions, comparison.agreements, explainedOf(comparison).length].map(String),
      ...[comparison.unlisted.length, comparison.outdated.length].map(String),
    ]),
  ]);
  const lines = compared.flatMap(({ library, comparison }) => [
    ...explainedOf(comparison).map((decision) => `${library.name} ${sentence(decision)}`),
    ...comparison.unlisted.map((decision) => `Not in known.ts: ${library.name} ${sentence(decision)}`),
    ...comparison.outdated.map(({ kind, id }) => `In known.ts, but does not exist: ${library.name} ${kind} ${id}`),
  ]);
  return [table, '', ...lines].join('\n');
}

/** Whether every disagreement is known, and every known one exists. */
export function isAsKnown(compared: readonly ComparedLibrary[]): boolean {
  return compared.every(({ comparison }) => comparison.unlisted.length === 0 && comparison.outdated.length === 0);
}

function explainedOf({ explained }: Comparison): readonly Decision[] {
  return explained.flatMap(({ disagreements }) => disagreements);
}

function sentence({ kind, id, actual }: Decision): string {
  if (kind === 'signs') return `signs ${id} in a way that createVerifier rejects`;
  return actual ? `accepts ${id}, which is invalid` : `rejects ${id}, which is valid`;
}

/** The result of all libraries as a document. */
export function documentText(compared: readonly ComparedLibrary[]): string {
  const rows = compared.map(({ library, comparison }) => {
    const all = [...explainedOf(comparison), ...comparison.unlisted].filter(({ kind }) => kind === 'verifies');
    return [
      `\`${library.name}\` ${library.version}`,
      library.schemes.map((scheme) => `\`${scheme}\``).join(', '),
      String(comparison.decisions),
      String(comparison.agreements),
      String(all.filter(({ actual }) => actual).length),
      String(all.filter(({ actual }) => !actual).length),
    ];
  });
  const columns = ['library', 'schemes', 'decisions', 'agreements', 'accepts invalid', 'rejects valid'];
  return `${[
    '# Signature libraries and the vectors',
    '`npm run test:sdks` generates this document. Do not edit it.',
    `The [signature vectors](../packages/webhook/vectors/vectors.json) of \`@hookbook/webhook\` are requests with right and
wrong signatures. Each library below verified the vectors of its schemes at the time of the vector, with every secret that the
vector lists. Libraries that can sign also signed the valid requests, and \`createVerifier\` verified those. Libraries that
take a text got the body decoded as UTF-8.`,
    markdownTable(columns, rows),
    '## Differences by reason',
    markdownTable(['reason', 'libraries'], librariesByReason(compared)),
    '## Differences by library',
    ...compared.flatMap(section),
  ].join('\n\n')}\n`;
}

function librariesByReason(compared: readonly ComparedLibrary[]): readonly (readonly string[])[] {
  const found = new Map<string, Set<string>>();
  for (const { library, comparison } of compared)
    for (const { known } of comparison.explained)
      found.set(known.reason, (found.get(known.reason) ?? new Set()).add(`\`${library.name}\``));
  return [...found].map(([reason, libraries]) => [reason, [...libraries].join(', ')]);
}

function section({ library, comparison }: ComparedLibrary): readonly string[] {
  const title = `### ${library.name} ${library.version}`;
  const verifier = `Verifies with \`${library.verifier}\`.`;
  if (comparison.explained.length === 0) return [title, verifier, 'It agrees with every vector.'];
  const rows = comparison.explained.flatMap(({ known, disagreements }) =>
    VERBS.flatMap(([verb, isMeant]) => {
      const ids = disagreements.filter(isMeant).map(({ id }) => `\`${id}\``);
      return ids.length === 0 ? [] : [[known.reason, verb, ids.join(', ')]];
    }),
  );
  return [title, verifier, markdownTable(['reason', 'result', 'vectors'], rows)];
}

const VERBS: readonly (readonly [string, (decision: Decision) => boolean])[] = [
  ['accepts invalid', ({ kind, actual }) => kind === 'verifies' && actual],
  ['rejects valid', ({ kind, actual }) => kind === 'verifies' && !actual],
  ['signs differently', ({ kind }) => kind === 'signs'],
];

function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), `|${'---|'.repeat(columns.length)}`, ...rows.map(line)].join('\n');
}
