import fc from 'fast-check';
import { TEXTS } from './texts.ts';

/** Texts that match a regular expression. */
export type PatternTexts = (pattern: string) => readonly string[];

const TEXTS_PER_PATTERN = 50;

/** Generates the texts of a pattern once, when it is first used. */
export function createPatternTexts(seed: number): PatternTexts {
  const known = new Map<string, readonly string[]>();
  return (pattern) => {
    const texts = known.get(pattern) ?? generateTexts(pattern, seed);
    known.set(pattern, texts);
    return texts;
  };
}

function generateTexts(pattern: string, seed: number): readonly string[] {
  try {
    return fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: TEXTS_PER_PATTERN, seed });
  } catch {
    // fast-check does not support every pattern, and any other text is as good.
    return TEXTS;
  }
}
