import { defineConfig } from 'vitest/config';

const report = process.env.HOOKBOOK_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['{specs,packages/*,tools/*}/test/**/*.test.ts'],
    // By default a processor is left free, which is half of a machine with two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    ...(report !== undefined && { reporters: ['default', ['json', { outputFile: report }]] }),
  },
});
