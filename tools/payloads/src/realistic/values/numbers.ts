import { between, type ValueMaker } from '../field.ts';
import type { Kind } from '../fieldNames.ts';

/** Quantities. Whole numbers come first if they are as usual as fractions. */
export const NUMBERS = {
  amount: ({ random }) => {
    const minorUnits = between(5, 250, random) * 100 + random.pick([25, 50, 90, 99]);
    return [minorUnits, minorUnits / 100, (minorUnits / 100).toFixed(2)];
  },
  count: ({ random }) => [between(1, 12, random), String(between(1, 12, random))],
  index: ({ random }) => [between(1, 5, random), String(between(1, 5, random))],
  percent: ({ random }) => [between(5, 95, random), `${between(5, 95, random)}%`],
  ratio: ({ random }) => [between(5, 95, random) / 100, between(1, 5, random)],
  score: ({ random }) => [between(20, 95, random), between(20, 95, random) / 100, between(1, 5, random)],
  seconds: ({ random }) => [between(1, 60, random) * 60, String(between(1, 60, random))],
  bytes: ({ random }) => [between(1000, 500_000, random), between(1, 40, random)],
  pixels: ({ random }) => [between(4, 30, random) * 40],
  year: ({ now }) => [new Date(now).getUTCFullYear() + 2, String(new Date(now).getUTCFullYear() + 2)],
  month: ({ random }) => [between(1, 12, random), String(between(1, 12, random)).padStart(2, '0')],
  day: ({ random }) => [between(1, 28, random), String(between(1, 28, random)).padStart(2, '0')],
} satisfies Partial<Record<Kind, ValueMaker>>;
