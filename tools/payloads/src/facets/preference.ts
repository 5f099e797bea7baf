import { randomFor } from '../random/index.ts';
import type { Place, Search } from './search.ts';

/** How often a sender leaves a nullable value empty. */
const NULL_CHANCE = 0.1;

/** The list, beginning with a random item. Null comes last, unless the sender leaves the value empty. */
export function inPreference<T>(
  list: readonly T[],
  isNull: (item: T) => boolean,
  { seed }: Place,
  { size }: Search,
): readonly T[] {
  const random = randomFor(seed, 'preference');
  const rotated = random.rotate(list);
  const [nulls, others] = [rotated.filter(isNull), rotated.filter((item) => !isNull(item))];
  return size === 'typical' && random.chance(NULL_CHANCE) ? [...nulls, ...others] : [...others, ...nulls];
}
