import { formatTable } from '@hookbook/testkit/formatTable';
import type { EditResult, Verdict } from './tryEdit.ts';

const VERDICTS: readonly Verdict[] = ['breaking', 'undecided', 'compatible', 'none'];

/** What was said about each kind of edit. */
export function formatEdits(corpus: string, results: readonly EditResult[]): string {
  const kinds = [...new Set(results.map(({ edited }) => edited.edit))].sort();
  const rows = kinds.map((kind) =>
    rowOf(
      kind,
      results.filter(({ edited }) => edited.edit === kind),
    ),
  );
  const head = ['', 'edits', ...VERDICTS, 'payloads', 'contradictions'];
  return formatTable([head, ...rows, rowOf('all', results)], { title: corpus, alignment: 'right' });
}

function rowOf(label: string, results: readonly EditResult[]): readonly string[] {
  const counts = [
    results.length,
    ...VERDICTS.map((verdict) => results.filter((result) => result.verdict === verdict).length),
    results.reduce((sum, { payloads }) => sum + payloads, 0),
    results.filter(({ contradiction }) => contradiction).length,
  ];
  return [label, ...counts.map(String)];
}

const MAX_LENGTH = 1500;

/** What was said about an edit, how to repeat it, and the payload that contradicts or decides it, if there is one. */
export function formatResult(
  { event, edited, rules, contradiction, decision, verdict }: EditResult,
  seed: number,
): string {
  const found = contradiction ?? decision;
  const problem = contradiction?.problem ?? (decision ? `${verdict}, although the old validators refuse` : verdict);
  const place = edited.path.map((step) => `/${typeof step === 'string' ? step : '*'}`).join('');
  return [
    `${event}: ${edited.edit} at ${place || 'the root'}: ${problem}`,
    ...(found ? [`  payload  ${shortened(found.payload)}`] : []),
    `  before   ${shortened(edited.edited.before)}`,
    `  after    ${shortened(edited.edited.after)}`,
    `  said     ${rules.join(', ') || 'nothing'}`,
    `  again    npm run diff:edits -- --event '${event}' --edits 1 --seed ${seed}`,
  ].join('\n');
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
