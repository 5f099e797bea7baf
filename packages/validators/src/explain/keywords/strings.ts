import { longEnough, shortEnough } from '../../checks/values.ts';
import { matches } from '../../formats/matches.ts';
import { fail } from '../../issues/preview.ts';
import type { Walker } from '../apply.ts';

export const walkMinLength: Walker = (walk, { minLength = 0 }, value, spot) => {
  if (typeof value === 'string' && !longEnough(value, minLength))
    fail(walk, 'minLength', `at least ${minLength} characters`, value, spot);
};

export const walkMaxLength: Walker = (walk, { maxLength = 0 }, value, spot) => {
  if (typeof value === 'string' && !shortEnough(value, maxLength))
    fail(walk, 'maxLength', `at most ${maxLength} characters`, value, spot);
};

export const walkPattern: Walker = (walk, { pattern }, value, spot) => {
  if (typeof value === 'string' && pattern && !matches(pattern, value))
    fail(walk, 'pattern', `a match of ${pattern}`, value, spot);
};

export const walkFormat: Walker = (walk, { format }, value, spot) => {
  if (format && typeof value === 'string' && !format[1](value)) fail(walk, 'format', format[0], value, spot);
};
