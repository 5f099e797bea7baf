import type { Exclusion, Sorted } from './exclusions.ts';
import type { Verdict } from './judge.ts';
import { type Draft, type Part, partOf } from './suite.ts';

export const DRAFTS: readonly Draft[] = ['draft7', 'draft2020-12'];
const PARTS: Readonly<Record<Part, string>> = {
  required: 'required',
  format: 'optional formats',
  other: 'other options',
};

/** The scores of each draft, then everything that is not as it should be. */
export function reportText(sorted: Sorted): string {
  const rows = DRAFTS.flatMap((draft) => (Object.keys(PARTS) as Part[]).map((part) => scoreText(sorted, draft, part)));
  return [
    ...rows.filter((row) => row !== undefined),
    ...(sorted.excluded.length > 0 ? ['', `Excluded by name in exclusions.json: ${sorted.excluded.length}.`] : []),
    ...list('Failed:', sorted.failed.map(failureText)),
    ...list('Excluded, but passing or not there:', sorted.stale.map(exclusionText)),
  ].join('\n');
}

function scoreText({ passed, failed, excluded }: Sorted, draft: Draft, part: Part): string | undefined {
  const count = (verdicts: readonly Verdict[]) =>
    verdicts.filter(({ of }) => of.draft === draft && partOf(of) === part).length;
  const [right, wrong, left] = [count(passed), count(failed), count(excluded)];
  const all = right + wrong + left;
  if (all === 0) return undefined;
  const score = `${right} of ${all}`.padStart(14);
  return `${draft.padEnd(14)}${PARTS[part].padEnd(18)}${score}${left > 0 ? `   ${left} excluded` : ''}`;
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : [];
}

function failureText({ of, test, fault }: Verdict): string {
  return `${of.draft}/${of.file} › ${of.description} › ${test.description}: ${fault}`;
}

function exclusionText({ draft, file, case: name, test }: Exclusion): string {
  return [`${draft}/${file}`, name, ...(test === undefined ? [] : [test])].join(' › ');
}
