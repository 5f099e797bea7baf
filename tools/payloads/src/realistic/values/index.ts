import type { Field, ValueMaker } from '../field.ts';
import type { Kind } from '../fieldNames.ts';
import { NUMBERS } from './numbers.ts';
import { PEOPLE } from './people.ts';
import { TECHNICAL } from './technical.ts';
import { TIMES } from './times.ts';
import { WEB } from './web.ts';

export { textsOfFormat } from './formats.ts';

const VALUES: Readonly<Record<Kind, ValueMaker>> = {
  ...PEOPLE,
  ...WEB,
  ...TECHNICAL,
  ...NUMBERS,
  ...TIMES,
  usuallyTrue: () => [true],
  usuallyFalse: () => [false],
};

/** Values of a kind, the best first. */
export function valuesOf(kind: Kind, field: Field): Iterable<string | number | boolean> {
  return VALUES[kind](field);
}

/** Values of every kind, for schemas that say more than a name does. */
export function* valuesOfAllKinds(field: Field): Generator<string | number | boolean> {
  for (const values of Object.values(VALUES)) yield* values(field);
}
