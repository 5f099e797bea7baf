/** Regular expressions as sets of texts: tests and finds texts without backtracking. */
export { createFindTexts, type FindTexts, type TextSearch } from './findTexts.ts';
export { createPatternTest, type PatternTest } from './patternTest.ts';
