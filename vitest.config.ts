import path from 'node:path';
import { defineConfig } from 'vitest/config';

const ALL = '{specs,packages/*,tools/*}/test/**/*.test.ts';
/** Long suites: `npm run test:long`, `test:release`, `test:cache`, `test:languages`, `test:receiver` and `test:mock`. */
const LONG = [
  '{packages,tools}/*/long/*.test.ts',
  'tools/acceptance/{release,cache}/*.test.ts',
  'packages/{mock-server,receiver}/system/*.test.ts',
];
/** Tests that replace modules or functions, which would affect other tests in the same process. */
const ISOLATED = 'tools/codegen/test/{cli/exit,load/unusableFiles,validate/network,report/progress}.test.ts';

/** Relative to the folder of the workspace whose tests run, so that each Turborepo task has a report of its own. */
const [, suite = 'test'] = /^test:(\w+)$/.exec(process.env.npm_lifecycle_event ?? '') ?? [];
const REPORT = path.resolve(`.cache/${suite}-report.json`);

export default defineConfig({
  test: {
    // The default leaves one processor free, which is half of a machine with two. Turborepo runs two workspaces at a time
    // instead, with one worker each. The longest, codegen, has a worker per processor, because it ends alone.
    maxWorkers: '100%',
    // The receiver's suites wait for certificates. Elsewhere, tests that run at once keep the processors busy.
    maxConcurrency: suite === 'receiver' ? 14 : 5,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A check that is repeated until it passes may take as long as a slow machine needs.
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', ['json', { outputFile: REPORT }], ...(process.env.GITHUB_ACTIONS ? ['github-actions'] : [])],
    // A process per file costs a minute in total, so only the tests that need one get it.
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: [ALL, ...LONG], exclude: [ISOLATED, '**/node_modules/**'], isolate: false },
      },
      { extends: true, test: { name: 'isolated', include: [ISOLATED] } },
    ],
  },
});
