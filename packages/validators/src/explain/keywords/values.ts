import { fail, listed } from '../../issues/preview.ts';
import type { Walker } from '../apply.ts';

export const walkType: Walker = (walk, { type = [] }, value, spot) => {
  const names = typeof type === 'string' ? [type] : type;
  if (!names.some((name) => isOfType(value, name))) fail(walk, 'type', names.join(' or '), value, spot);
};

export const walkConst: Walker = (walk, { const: wanted, equal = isSame }, value, spot) => {
  if (!equal(value, wanted)) fail(walk, 'const', listed([wanted]), value, spot);
};

export const walkEnum: Walker = (walk, { enum: values = [], equal = isSame }, value, spot) => {
  for (const each of values) if (equal(value, each)) return;
  fail(walk, 'enum', listed(values), value, spot);
};

/** `x-extensible-enum`: never wrong, but perhaps new. */
export const walkKnown: Walker = (walk, { known = [] }, value, spot) => {
  if (typeof value === 'string') walk.seen?.member(walk, known, value, spot);
};

function isOfType(value: unknown, name: string): boolean {
  if (value === null || Array.isArray(value)) return name === (value ? 'array' : 'null');
  if (typeof value !== 'number') return typeof value === name;
  return name === 'integer' ? Number.isInteger(value) : name === 'number' && Number.isFinite(value);
}

function isSame(value: unknown, wanted: unknown): boolean {
  return value === wanted;
}
