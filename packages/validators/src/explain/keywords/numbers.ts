import { multipleOf } from '../../checks/values.ts';
import { fail } from '../../issues/preview.ts';
import type { Walker } from '../apply.ts';

export const walkMinimum: Walker = (walk, { minimum = 0 }, value, spot) => {
  if (typeof value === 'number' && value < minimum) fail(walk, 'minimum', `a number >= ${minimum}`, value, spot);
};

export const walkMaximum: Walker = (walk, { maximum = 0 }, value, spot) => {
  if (typeof value === 'number' && value > maximum) fail(walk, 'maximum', `a number <= ${maximum}`, value, spot);
};

export const walkExclusiveMinimum: Walker = (walk, { exclusiveMinimum: bound = 0 }, value, spot) => {
  if (typeof value === 'number' && value <= bound) fail(walk, 'exclusiveMinimum', `a number > ${bound}`, value, spot);
};

export const walkExclusiveMaximum: Walker = (walk, { exclusiveMaximum: bound = 0 }, value, spot) => {
  if (typeof value === 'number' && value >= bound) fail(walk, 'exclusiveMaximum', `a number < ${bound}`, value, spot);
};

export const walkMultipleOf: Walker = (walk, { multipleOf: step = 1 }, value, spot) => {
  if (typeof value === 'number' && !multipleOf(value, step))
    fail(walk, 'multipleOf', `a multiple of ${step}`, value, spot);
};
