import { describe, test } from 'vitest';
import { advice, missing, type Tool } from './tools.ts';

/** Describes the tests of a language if its tools are installed. A missing tool is a failure where all are expected. */
export function describeLanguage(language: string, tools: readonly Tool[], tests: () => void | Promise<void>): void {
  const absent = missing(tools);
  if (absent.length === 0) {
    describe(language, tests);
    return;
  }
  const message = advice(language, absent);
  if (process.env.HOOKBOOK_LANGUAGES !== 'required') test.skip(message);
  else
    test(message, () => {
      throw new Error(message);
    });
}
