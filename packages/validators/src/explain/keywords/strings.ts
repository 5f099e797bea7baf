import { longEnough, shortEnough } from '../../checks/values.ts';
import { matches } from '../../formats/matches.ts';
import { formatCount } from '../../issues/preview.ts';
import { addIssue } from '../addIssue.ts';
import type { KeywordHandler } from '../state.ts';

export const explainMinLength: KeywordHandler =
  ({ minLength = 0 }) =>
  (state, value, location) => {
    if (typeof value === 'string' && !longEnough(value, minLength))
      addIssue(state, 'minLength', `at least ${formatCount(minLength, 'character')}`, value, location);
  };

export const explainMaxLength: KeywordHandler =
  ({ maxLength = 0 }) =>
  (state, value, location) => {
    if (typeof value === 'string' && !shortEnough(value, maxLength))
      addIssue(state, 'maxLength', `at most ${formatCount(maxLength, 'character')}`, value, location);
  };

export const explainPattern: KeywordHandler =
  ({ pattern }) =>
  (state, value, location) => {
    if (typeof value === 'string' && pattern && !matches(pattern, value))
      addIssue(state, 'pattern', `a string matching ${pattern}`, value, location);
  };

export const explainFormat: KeywordHandler =
  ({ format }) =>
  (state, value, location) => {
    if (format && typeof value === 'string' && !format[1](value)) addIssue(state, 'format', format[0], value, location);
  };
