export { findTooDeep, MAX_DEPTH } from './depth.ts';
export { type ExactNumbers, isRawNumber, type RawNumber, withExactNumbers } from './exactNumbers.ts';
export { escapeLoneSurrogates, isWellFormed } from './loneSurrogates.ts';
export { isMapping } from './mapping.ts';
export { compareText, inAlphabeticalOrder } from './order.ts';
export { fromPointer, toPointer } from './pointer.ts';
export type { SpecPointer } from './specPointer.ts';
