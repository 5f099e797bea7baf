/** A command in a document that the test of documents does not run, because it takes too long, asks questions or publishes. */
export interface CoveredCommand {
  readonly command: string;
  /** The file that runs the command instead. */
  readonly file: string;
  /** A text in that file which proves so. */
  readonly evidence: string;
}

export const COVERED_COMMANDS: readonly CoveredCommand[] = [
  { command: 'npm ci', file: '.ci/run', evidence: 'npm cit' },
  { command: 'npm cit', file: '.ci/run', evidence: 'npm cit' },
  { command: 'npm test', file: '.ci/run', evidence: 'npm cit' },
  { command: 'npm ci && npm start', file: 'tools/acceptance/release/start.test.ts', evidence: 'npmStart' },
  { command: 'npx vitest run tools/codegen', file: '.ci/run', evidence: 'npm cit' },
  {
    command: 'npx hookbook diff origin/main',
    file: 'tools/codegen/test/cli/diff.test.ts',
    evidence: "await run('main')",
  },
  { command: 'npx hookbook diff', file: 'tools/codegen/test/cli/diff.test.ts', evidence: 'await run()' },
  {
    command: 'npx hookbook upgrade-check 0.2.0 --project ../shop',
    file: 'tools/acceptance/release/upgradeCheck.test.ts',
    evidence: "'upgrade-check'",
  },
  { command: 'npm run version', file: 'tools/acceptance/release/release.test.ts', evidence: "npmRun('version')" },
  {
    command: 'npm run release:approve',
    file: 'tools/acceptance/release/staging.test.ts',
    evidence: 'copy.approve(SECOND_FACTOR)',
  },
  { command: 'npm run release', file: 'tools/acceptance/release/release.test.ts', evidence: "npmRun('release')" },
  { command: 'npm run conformance -- <folder>', file: 'tools/conformance/test/suite.test.ts', evidence: 'runSuite(' },
  { command: 'npm run fuzz', file: 'tools/conformance/long/fuzz.test.ts', evidence: 'compare(' },
  { command: 'npm run fuzz -- --seed 7 github', file: 'tools/conformance/long/fuzz.test.ts', evidence: 'compare(' },
  { command: 'npm run survey -- <folder>', file: 'tools/conformance/long/survey.test.ts', evidence: 'survey(' },
  {
    command: 'npm run survey -- <folder> --payloads 1000 --json',
    file: 'tools/conformance/long/survey.test.ts',
    evidence: 'survey(',
  },
  { command: 'npm run diff:history', file: 'tools/conformance/test/history.test.ts', evidence: 'compareEditions(' },
  {
    command: 'npm run diff:history -- --payloads 1000 shopify',
    file: 'tools/conformance/test/history.test.ts',
    evidence: 'compareEditions(',
  },
  { command: 'npm run diff:edits', file: 'tools/conformance/test/edits.test.ts', evidence: 'tryEdit(' },
  {
    command: 'npm run diff:edits -- --edits 1 --seed 7 --event issues.opened github',
    file: 'tools/conformance/test/edits.test.ts',
    evidence: 'tryEdit(',
  },
];

/** Documents that a test generates and compares, with the file of that test. */
export const GENERATED_DOCUMENTS: Readonly<Record<string, string>> = {
  'docs/changes.md': 'tools/codegen/test/diff/rules.test.ts',
  'docs/diagnostics.md': 'tools/codegen/test/check/document.test.ts',
  'docs/signature-libraries.md': 'tools/signature-libraries/src/main.ts',
};
