import { createHash } from 'node:crypto';
import type { SpecPointer } from '@hookbook/contract';
import type { Severity } from '../rules/catalogue.ts';
import type { Change } from './change.ts';

/** The same on the wire and for code. */
export function both(severity: Severity): Pick<Change, 'wire' | 'source'> {
  return { wire: severity, source: severity };
}

interface Located {
  readonly source: SpecPointer;
}

type Places = readonly [Located | undefined, Located | undefined];

/** A change with its id and its places, before and now. */
export function changeOf(change: Omit<Change, 'id' | 'provider'>, provider: string, [old, now]: Places): Change {
  const { rule, event, pointer } = change;
  return {
    id: fingerprint([rule, provider, event, change.in, pointer, change.message]),
    ...change,
    provider,
    ...(old && { old: old.source }),
    ...(now && { new: now.source }),
  };
}

interface Pairs<Item> {
  readonly both: readonly (readonly [Item, Item])[];
  readonly onlyBase: readonly Item[];
  readonly onlyHead: readonly Item[];
}

/** Pairs the items of two sides that have the same key. */
export function pairsOf<Item>(
  base: readonly Item[],
  head: readonly Item[],
  keyOf: (item: Item) => string,
): Pairs<Item> {
  const heads = new Map(head.map((item) => [keyOf(item), item]));
  const bases = new Set(base.map(keyOf));
  return {
    both: base.flatMap((item) => {
      const other = heads.get(keyOf(item));
      return other ? [[item, other] as const] : [];
    }),
    onlyBase: base.filter((item) => !heads.has(keyOf(item))),
    onlyHead: head.filter((item) => !bases.has(keyOf(item))),
  };
}

/** The same for the same change, wherever it is written. */
function fingerprint(parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
