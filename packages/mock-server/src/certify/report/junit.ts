import type { Certificate } from '../certify.ts';
import { escapeMarkup } from './markup.ts';

/** The form in which JUnit reports tests, which CI servers read. */
export function junitReport({ provider, url, results }: Certificate): string {
  const failures = results.filter(({ passed }) => !passed).length;
  const cases = results.map(({ check, group, duration, problem }) => {
    const start = `    <testcase classname="${escapeMarkup(`${provider}.${group}`)}" name="${escapeMarkup(check)}" time="${duration / 1000}"`;
    if (!problem) return `${start}/>\n`;
    const failure = `<failure message="${escapeMarkup(problem.message)}">${escapeMarkup(problem.fix)}</failure>`;
    return `${start}>\n      ${failure}\n    </testcase>\n`;
  });
  const suite = `name="${escapeMarkup(url)}" tests="${results.length}" failures="${failures}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite ${suite}>\n${cases.join('')}  </testsuite>\n</testsuites>\n`;
}
