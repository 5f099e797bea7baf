import { formatList } from '../../issues/preview.ts';
import { addIssue } from '../addIssue.ts';
import type { KeywordHandler } from '../state.ts';

export const explainType: KeywordHandler = ({ type = [] }) => {
  const types = [type].flat();
  const expected = types.join(' or ');
  return (state, value, location) => {
    for (const name of types) if (isOfType(value, name)) return;
    addIssue(state, 'type', expected, value, location);
  };
};

export const explainConst: KeywordHandler = ({ const: constant, equal = isSame }) => {
  const expected = formatList([constant]);
  return (state, value, location) => {
    if (!equal(value, constant)) addIssue(state, 'const', expected, value, location);
  };
};

export const explainEnum: KeywordHandler = ({ enum: members = [], equal = isSame }) => {
  const expected = formatList(members);
  return (state, value, location) => {
    for (const member of members) if (equal(value, member)) return;
    addIssue(state, 'enum', expected, value, location);
  };
};

/** `x-extensible-enum`, which allows any string: one that is not a known member is drift. */
export const explainKnown: KeywordHandler =
  ({ known = [] }) =>
  (state, value, location) => {
    if (typeof value === 'string') state.tracker?.reportMember(state, known, value, location);
  };

function isOfType(value: unknown, type: string): boolean {
  if (value === null || Array.isArray(value)) return type === (value ? 'array' : 'null');
  if (typeof value !== 'number') return typeof value === type;
  return type === 'integer' ? Number.isInteger(value) : type === 'number' && Number.isFinite(value);
}

function isSame(value: unknown, constant: unknown): boolean {
  return value === constant;
}
