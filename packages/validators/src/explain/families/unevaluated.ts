import { isObject } from '../../checks/isObject.ts';
import type { Node } from '../rules.ts';
import { Seen } from '../seen.ts';
import { child, enter, type Family, type Key } from '../walk.ts';

/** unevaluatedProperties, unevaluatedItems: what nothing beside them has spoken about. */
export const unevaluated: Family = (walk, { beside, unevaluatedProperties, unevaluatedItems }, value, spot) => {
  if (beside === undefined) return;
  const outer = walk.seen;
  const seen = outer?.beside() ?? new Seen();
  walk.seen = seen;
  if (typeof beside === 'object') enter(walk, beside, value, spot);
  const rest = (keyword: string, node: Node, entries: Iterable<[Key, unknown]>) => {
    for (const [key, each] of entries)
      if (each !== undefined && !seen.keys.has(key)) {
        seen.keys.add(key);
        child(walk, key, node, each, spot, keyword);
      }
  };
  if (unevaluatedProperties !== undefined && isObject(value))
    rest('unevaluatedProperties', unevaluatedProperties, Object.entries(value));
  if (unevaluatedItems !== undefined && Array.isArray(value))
    rest('unevaluatedItems', unevaluatedItems, value.entries());
  outer?.merge(seen);
  walk.seen = outer;
};
