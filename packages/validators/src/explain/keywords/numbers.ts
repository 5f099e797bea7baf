import { multipleOf } from '../../checks/values.ts';
import { addIssue } from '../addIssue.ts';
import type { KeywordHandler } from '../state.ts';

export const explainMinimum: KeywordHandler =
  ({ minimum = 0 }) =>
  (state, value, location) => {
    if (typeof value === 'number' && value < minimum)
      addIssue(state, 'minimum', `a number >= ${minimum}`, value, location);
  };

export const explainMaximum: KeywordHandler =
  ({ maximum = 0 }) =>
  (state, value, location) => {
    if (typeof value === 'number' && value > maximum)
      addIssue(state, 'maximum', `a number <= ${maximum}`, value, location);
  };

export const explainExclusiveMinimum: KeywordHandler =
  ({ exclusiveMinimum = 0 }) =>
  (state, value, location) => {
    if (typeof value === 'number' && value <= exclusiveMinimum)
      addIssue(state, 'exclusiveMinimum', `a number > ${exclusiveMinimum}`, value, location);
  };

export const explainExclusiveMaximum: KeywordHandler =
  ({ exclusiveMaximum = 0 }) =>
  (state, value, location) => {
    if (typeof value === 'number' && value >= exclusiveMaximum)
      addIssue(state, 'exclusiveMaximum', `a number < ${exclusiveMaximum}`, value, location);
  };

export const explainMultipleOf: KeywordHandler =
  ({ multipleOf: step = 1 }) =>
  (state, value, location) => {
    if (typeof value === 'number' && !multipleOf(value, step))
      addIssue(state, 'multipleOf', `a multiple of ${step}`, value, location);
  };
