import { multipleOf } from '../../checks/values.ts';
import { addIssue } from '../addIssue.ts';
import type { KeywordHandler } from '../state.ts';

export const explainMinimum: KeywordHandler = (state, { minimum = 0 }, value, location) => {
  if (typeof value === 'number' && value < minimum)
    addIssue(state, 'minimum', `a number >= ${minimum}`, value, location);
};

export const explainMaximum: KeywordHandler = (state, { maximum = 0 }, value, location) => {
  if (typeof value === 'number' && value > maximum)
    addIssue(state, 'maximum', `a number <= ${maximum}`, value, location);
};

export const explainExclusiveMinimum: KeywordHandler = (state, { exclusiveMinimum = 0 }, value, location) => {
  if (typeof value === 'number' && value <= exclusiveMinimum)
    addIssue(state, 'exclusiveMinimum', `a number > ${exclusiveMinimum}`, value, location);
};

export const explainExclusiveMaximum: KeywordHandler = (state, { exclusiveMaximum = 0 }, value, location) => {
  if (typeof value === 'number' && value >= exclusiveMaximum)
    addIssue(state, 'exclusiveMaximum', `a number < ${exclusiveMaximum}`, value, location);
};

export const explainMultipleOf: KeywordHandler = (state, { multipleOf: step = 1 }, value, location) => {
  if (typeof value === 'number' && !multipleOf(value, step))
    addIssue(state, 'multipleOf', `a multiple of ${step}`, value, location);
};
