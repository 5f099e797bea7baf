export { findBacktracking } from './backtracking.ts';
export { patternError } from './patternError.ts';
export { unicodePattern } from './unicodePattern.ts';
