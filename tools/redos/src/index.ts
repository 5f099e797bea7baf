export { findBacktracking } from './backtracking.ts';
export { patternError } from './patternError.ts';
export { type UnicodeRewrite, unicodePattern, unicodeRewrites } from './unicodePattern.ts';
