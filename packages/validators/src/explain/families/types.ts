import { fail, listed } from '../fail.ts';
import type { Family } from '../walk.ts';

/** type, const, enum, x-extensible-enum */
export const types: Family = (walk, rules, value, spot) => {
  const { type, known, equal = isSame } = rules;
  const names = typeof type === 'string' ? [type] : type;
  if (names && !names.some((name) => isOfType(value, name))) return fail(walk, 'type', names.join(' or '), value, spot);
  for (const [keyword, values] of [
    ['const', 'const' in rules && [rules.const]],
    ['enum', rules.enum],
  ] as const)
    if (values && !Array.from(values).some((each) => equal(value, each)))
      fail(walk, keyword, listed(values), value, spot);
  if (known && typeof value === 'string') walk.seen?.member(walk, known, value, spot);
};

function isOfType(value: unknown, name: string): boolean {
  if (value === null || Array.isArray(value)) return name === (value ? 'array' : 'null');
  if (typeof value !== 'number') return typeof value === name;
  return name === 'integer' ? Number.isInteger(value) : name === 'number' && Number.isFinite(value);
}

function isSame(value: unknown, wanted: unknown): boolean {
  return value === wanted;
}
