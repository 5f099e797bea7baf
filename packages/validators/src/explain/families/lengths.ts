import { longEnough, shortEnough } from '../../checks/length.ts';
import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** minLength, maxLength */
export const lengths: Family = (walk, { minLength = 0, maxLength = Infinity }, value, spot) => {
  if (typeof value !== 'string') return;
  if (!longEnough(value, minLength)) fail(walk, 'minLength', `at least ${minLength} characters`, value, spot);
  if (!shortEnough(value, maxLength)) fail(walk, 'maxLength', `at most ${maxLength} characters`, value, spot);
};
