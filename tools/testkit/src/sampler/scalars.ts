import type { SchemaObject } from '@hookbook/contract/schema';
import { type SampleContext, UNSATISFIABLE } from './context.ts';
import { largest, smallest } from './facets.ts';
import { fitLength, textOfFormat } from './texts.ts';

export function sampleNumber(facets: readonly SchemaObject[], isInteger: boolean, { random }: SampleContext): number {
  // An exclusive bound is moved by one, which is precise for integers and leaves enough for other numbers.
  const low = Math.max(largest(facets, 'minimum'), largest(facets, 'exclusiveMinimum') + 1);
  const high = Math.min(smallest(facets, 'maximum'), smallest(facets, 'exclusiveMaximum') - 1);
  if (low > high) throw UNSATISFIABLE;
  const from = Number.isFinite(low) ? low : Math.min(0, Number.isFinite(high) ? high - 100 : 0);
  const to = Number.isFinite(high) ? high : from + random.pick([1, 100, 1e6, 2 ** 53]);
  const value = from + random.next() * (to - from);
  const factor = largest(facets, 'multipleOf');
  if (Number.isFinite(factor)) return Math.ceil(value / factor) * factor;
  return isInteger || random.chance(0.3) ? Math.min(Math.ceil(value), Math.floor(to)) : value;
}

export function sampleString(facets: readonly SchemaObject[], { random, patternTexts }: SampleContext): string {
  const known = facets.flatMap((facet) => facet['x-extensible-enum'] ?? []);
  if (known.length > 0 && random.chance(0.8)) return random.pick(known);
  const pattern = facets.find((facet) => facet.pattern !== undefined)?.pattern;
  if (pattern !== undefined) return random.pick(patternTexts(pattern));
  const format = facets.find((facet) => facet.format !== undefined)?.format;
  return fitLength(textOfFormat(format, random), largest(facets, 'minLength', 0), smallest(facets, 'maxLength'));
}
