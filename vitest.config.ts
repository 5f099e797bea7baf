import { defineConfig } from 'vitest/config';

const report = process.env.HOOKBOOK_TEST_REPORT;

const ALL = '{specs,packages/*,tools/*}/test/**/*.test.ts';
/** Where tests put other modules or functions in the place of real ones. */
const REPLACING = 'tools/codegen/test/{cli,load,validate,report}/**/*.test.ts';

export default defineConfig({
  test: {
    // By default a processor is left free, which is half of a machine with two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A process for each file is a minute for all of them, so only those get one that would be in each other's way.
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: [ALL], exclude: [REPLACING, '**/node_modules/**'], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: [REPLACING] } },
    ],
    ...(report !== undefined && { reporters: ['default', ['json', { outputFile: report }]] }),
  },
});
