import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** pattern, format */
export const strings: Family = (walk, { pattern, format }, value, spot) => {
  if (typeof value !== 'string') return;
  if (pattern && !pattern.test(value)) fail(walk, 'pattern', `a match of ${pattern}`, value, spot);
  if (format && !format[1](value)) fail(walk, 'format', format[0], value, spot);
};
