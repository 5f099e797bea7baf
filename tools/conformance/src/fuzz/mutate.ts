import { isMapping } from '@hookbook/contract/data';
import type { Random } from '@hookbook/payloads/random';
import { TEXTS } from '@hookbook/testkit/sampleValues';

/** Returns a copy of the value with one to three changes anywhere in it. */
export function mutate(value: unknown, random: Random): unknown {
  let mutated = value;
  for (let count = 1 + random.below(3); count > 0; count--) mutated = mutateOnce(mutated, random);
  return mutated;
}

/** At each level it either descends into a member or changes the value, so that changes occur at every depth. */
function mutateOnce(value: unknown, random: Random): unknown {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (names.length > 0 && random.chance(0.75)) {
    const name = random.pick(names);
    const member = (value as Readonly<Record<string, unknown>>)[name];
    return withMember(value as object, name, mutateOnce(member, random));
  }
  return random.pick(MUTATIONS)(value, random);
}

type Mutation = (value: unknown, random: Random) => unknown;

const MUTATIONS: readonly Mutation[] = [
  // Twice, because it is the commonest mistake.
  replaceValue,
  replaceValue,
  function addMember(value, random) {
    const name = random.pick(['extra', 'id', 'type', '__proto__', 'constructor', 'toString', '']);
    return isMapping(value) ? withMember(value, name, random.pick(UNEXPECTED_VALUES)) : [value];
  },
  function removeMember(value, random) {
    const names = isMapping(value) ? Object.keys(value) : [];
    return names.length > 0 ? withoutMember(value as object, random.pick(names)) : (value ?? null);
  },
  function renameMember(value, random) {
    const names = isMapping(value) ? Object.keys(value) : [];
    if (names.length === 0) return value;
    const name = random.pick(names);
    const renamed = random.pick([name.toUpperCase(), `${name}s`, name.slice(1)]);
    return withMember(withoutMember(value as object, name), renamed, (value as Record<string, unknown>)[name]);
  },
  function addItem(value, random) {
    return Array.isArray(value) ? [...value, random.pick(value.length > 0 ? value : UNEXPECTED_VALUES)] : value;
  },
  function removeItem(value) {
    return Array.isArray(value) ? value.slice(1) : value;
  },
  function changeNumber(value, random) {
    return typeof value === 'number' ? random.pick([value + 1, value - 1, -value, value + 0.5, value * 1e6]) : value;
  },
  function changeText(value, random) {
    if (typeof value !== 'string') return value;
    const position = random.below(value.length + 1);
    return random.pick([
      value.slice(0, position) + value.slice(position + 1),
      value.slice(0, position) + random.pick(['x', '-', ' ', '0', 'é']) + value.slice(position),
      value.toUpperCase(),
      '',
    ]);
  },
  function wrapInArray(value) {
    return [value];
  },
  function wrapInObject(value) {
    return { value };
  },
];

/** Values that most schemas reject. */
const UNEXPECTED_VALUES: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 2 ** 53, [], {}, [null], { id: 1 }, ...TEXTS,
]; // biome-ignore format: a list reads better dense

function replaceValue(_: unknown, random: Random): unknown {
  return random.pick(UNEXPECTED_VALUES);
}

function withMember(value: object, name: string, member: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === name ? member : item));
  return Object.fromEntries([...Object.entries(withoutMember(value, name)), [name, member]]);
}

function withoutMember(value: object, removed: string): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== removed));
}
