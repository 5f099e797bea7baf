import { formatList } from '../../issues/preview.ts';
import { addIssue } from '../addIssue.ts';
import type { KeywordHandler } from '../state.ts';

export const explainType: KeywordHandler = (state, { type = [] }, value, location) => {
  const types = typeof type === 'string' ? [type] : type;
  if (!types.some((name) => isOfType(value, name))) addIssue(state, 'type', types.join(' or '), value, location);
};

export const explainConst: KeywordHandler = (state, { const: constant, equal = isSame }, value, location) => {
  if (!equal(value, constant)) addIssue(state, 'const', formatList([constant]), value, location);
};

export const explainEnum: KeywordHandler = (state, { enum: members = [], equal = isSame }, value, location) => {
  for (const member of members) if (equal(value, member)) return;
  addIssue(state, 'enum', formatList(members), value, location);
};

/** `x-extensible-enum`, which allows any string: one that is not a known member is drift. */
export const explainKnown: KeywordHandler = (state, { known = [] }, value, location) => {
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
