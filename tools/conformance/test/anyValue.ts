import type { Random } from '@hookbook/payloads/random';

const SCALARS: readonly unknown[] = [
  null, true, false, 0, 1, 42, -3, 2.5, 'a', '', 'open', 'ada@example.com', '2025-01-31T10:00:00Z', 'Über 😀', 'x-1_y',
]; // biome-ignore format: a list reads better dense
const NAMES = ['id', 'name', 'type', 'a', 'b', '__proto__', 'constructor', 'toString', 'created_at', ''];

/** A random value for which a schema can be made. */
export function anyValue(random: Random, depth = 2): unknown {
  if (depth === 0 || random.chance(0.4)) return random.pick(SCALARS);
  const length = random.below(4);
  if (random.chance(0.4)) return Array.from({ length }, () => anyValue(random, depth - 1));
  return mapOf(Array.from({ length }, () => [random.pick(NAMES), anyValue(random, depth - 1)]));
}

export function mapOf<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries);
}

/** The name of the type in JSON Schema. */
export function typeName(value: unknown) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'boolean' | 'number' | 'string' | 'object';
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
