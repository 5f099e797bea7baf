import { describe, expect, it } from 'vitest';
import { diagnosed } from '../specs/diagnosed.ts';
import { TOPICS } from './cases/topics.ts';

/** What is wrong with files and what they refer to, and what is wrong with what they mean: two files of tests, as long. */
export const FILE_TOPICS: readonly string[] = ['files', 'references', 'AsyncAPI', 'several'];
export const MEANING_TOPICS: readonly string[] = Object.keys(TOPICS).filter((name) => !FILE_TOPICS.includes(name));

export function testTopics(names: readonly string[]): void {
  describe.each(names)('%s', (name) => {
    it.each(TOPICS[name] ?? [])('$name', async ({ given, want }) => {
      expect(await diagnosed(given)).toEqual(want);
    });
  });
}
