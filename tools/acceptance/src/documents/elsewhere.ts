/** A command that the documents name and that is run elsewhere, because it takes too long, asks, or publishes. */
export interface Elsewhere {
  readonly command: string;
  /** The file that runs it instead, and a piece of that file which shows so. */
  readonly file: string;
  readonly shows: string;
}

export const ELSEWHERE: readonly Elsewhere[] = [
  { command: 'npm ci', file: '.ci/run', shows: 'npm cit' },
  { command: 'npm cit', file: '.ci/run', shows: 'npm cit' },
  { command: 'npm test', file: '.ci/run', shows: 'npm cit' },
  { command: 'npm ci && npm start', file: 'tools/acceptance/test/start.test.ts', shows: 'startCommand' },
  { command: 'npx vitest run tools/codegen', file: '.ci/run', shows: 'npm cit' },
  { command: 'npm run version', file: 'tools/acceptance/test/release.test.ts', shows: "['run', 'version']" },
  { command: 'npm run release', file: 'tools/acceptance/test/release.test.ts', shows: "['run', 'release']" },
  { command: 'npm run conformance -- <folder>', file: 'tools/conformance/test/suite.test.ts', shows: 'TEST_SUITE' },
  { command: 'npm run fuzz', file: 'tools/conformance/test/fuzz.test.ts', shows: 'compare(' },
  { command: 'npm run fuzz -- --seed 7 github', file: 'tools/conformance/test/fuzz.test.ts', shows: 'compare(' },
];

/** Documents that a test writes and compares as a whole, with the test. */
export const MADE_BY_TESTS: Readonly<Record<string, string>> = {
  'docs/diagnostics.md': 'tools/codegen/test/check/document.test.ts',
};
