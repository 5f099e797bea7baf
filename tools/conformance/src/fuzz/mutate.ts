import type { Random } from './random.ts';
import { TEXTS } from './scalars.ts';

/** The value with one to three things changed, wherever they are. The value itself stays as it is. */
export function mutate(value: unknown, random: Random): unknown {
  let mutated = value;
  for (let count = 1 + random.below(3); count > 0; count--) mutated = mutateOnce(mutated, random);
  return mutated;
}

/** At each level it either goes on into a member or changes what is there, so deep and shallow places get their share. */
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
  (_, random) => random.pick(STRANGERS),
  (_, random) => random.pick(STRANGERS),
  function anotherMember(value, random) {
    const name = random.pick(['extra', 'id', 'type', '__proto__', 'constructor', 'toString', '']);
    return isObject(value) ? withMember(value, name, random.pick(STRANGERS)) : [value];
  },
  function oneMemberLess(value, random) {
    const names = isObject(value) ? Object.keys(value) : [];
    return names.length > 0 ? without(value as object, random.pick(names)) : undefinedAsNull(value);
  },
  function anotherName(value, random) {
    const names = isObject(value) ? Object.keys(value) : [];
    if (names.length === 0) return value;
    const name = random.pick(names);
    const renamed = random.pick([name.toUpperCase(), `${name}s`, name.slice(1)]);
    return withMember(without(value as object, name), renamed, (value as Record<string, unknown>)[name]);
  },
  function moreItems(value, random) {
    return Array.isArray(value)
      ? [...value, ...(value.length > 0 ? [random.pick(value)] : [random.pick(STRANGERS)])]
      : value;
  },
  function fewerItems(value) {
    return Array.isArray(value) ? value.slice(1) : value;
  },
  function aNearbyNumber(value, random) {
    return typeof value === 'number' ? random.pick([value + 1, value - 1, -value, value + 0.5, value * 1e6]) : value;
  },
  function aNearbyText(value, random) {
    if (typeof value !== 'string') return value;
    const at = random.below(value.length + 1);
    return random.pick([
      value.slice(0, at) + value.slice(at + 1),
      value.slice(0, at) + random.pick(['x', '-', ' ', '0', 'é']) + value.slice(at),
      value.toUpperCase(),
      '',
    ]);
  },
  (value) => [value],
  (value) => ({ value }),
];

/** Values that most places do not expect. */
const STRANGERS: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 2 ** 53, [], {}, [null], { id: 1 }, ...TEXTS,
]; // biome-ignore format: a list reads better dense

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function undefinedAsNull(value: unknown): unknown {
  return value ?? null;
}

function withMember(value: object, name: string, member: unknown): unknown {
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === name ? member : each));
  return Object.fromEntries([...Object.entries(value).filter(([each]) => each !== name), [name, member]]);
}

function without(value: object, name: string): object {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
}
