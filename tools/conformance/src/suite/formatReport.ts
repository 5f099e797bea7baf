import type { Exclusion, SuiteResults } from './exclusions.ts';
import { DRAFTS, type Draft, type Section, sectionOf } from './readSuite.ts';
import type { TestResult } from './runCases.ts';

const SECTION_TITLES: Readonly<Record<Section, string>> = {
  required: 'required',
  format: 'optional formats',
  optional: 'other options',
};
const SECTIONS = Object.keys(SECTION_TITLES) as Section[];

/** Formats the score of each draft, then every failure and every stale exclusion. */
export function formatReport(results: SuiteResults): string {
  const { failed, excluded, stale } = results;
  return [
    ...DRAFTS.flatMap((draft) => SECTIONS.flatMap((section) => scoreLines(results, draft, section))),
    ...(excluded.length > 0 ? ['', `Excluded by name in exclusions.json: ${excluded.length}.`] : []),
    ...listLines('Failed:', failed.map(failureText)),
    ...listLines('Excluded, but the test passes or does not exist:', stale.map(exclusionText)),
  ].join('\n');
}

function scoreLines({ passed, failed, excluded }: SuiteResults, draft: Draft, section: Section): readonly string[] {
  const count = (results: readonly TestResult[]) =>
    results.filter(({ suiteCase }) => suiteCase.draft === draft && sectionOf(suiteCase) === section).length;
  const total = count(passed) + count(failed) + count(excluded);
  if (total === 0) return [];
  const score = `${count(passed)} of ${total}`.padStart(14);
  const remark = count(excluded) > 0 ? `   ${count(excluded)} excluded` : '';
  return [`${draft.padEnd(14)}${SECTION_TITLES[section].padEnd(18)}${score}${remark}`];
}

function listLines(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : [];
}

function failureText({ suiteCase, test, failure }: TestResult): string {
  return `${suiteCase.draft}/${suiteCase.file} › ${suiteCase.description} › ${test.description}: ${failure}`;
}

function exclusionText({ draft, file, case: name, test }: Exclusion): string {
  return [`${draft}/${file}`, name, ...(test === undefined ? [] : [test])].join(' › ');
}
