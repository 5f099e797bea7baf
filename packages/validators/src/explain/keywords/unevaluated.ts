import { isObject } from '../../checks/objects.ts';
import type { Keyword } from '../../issues/issue.ts';
import { child, enter, type Key, rulesOf, type Walker } from '../apply.ts';
import { Seen } from '../evaluationTracker.ts';
import type { Node } from '../rules.ts';

/** `unevaluatedProperties` and `unevaluatedItems`: what nothing beside them has spoken about. */
export const walkBeside: Walker = (walk, rules, value, spot) => {
  const { beside = true, unevaluatedProperties = true, unevaluatedItems = true } = rules;
  const outer = walk.seen;
  const seen = outer?.beside() ?? new Seen();
  walk.seen = seen;
  const others = rulesOf(beside);
  if (typeof others === 'object') enter(walk, others, value, spot);
  const rest = (keyword: Keyword, node: Node, entries: Iterable<[Key, unknown]>) => {
    for (const [key, each] of entries)
      if (each !== undefined && !seen.keys.has(key)) {
        seen.keys.add(key);
        child(walk, key, node, each, spot, keyword);
      }
  };
  if (rules.unevaluatedProperties !== undefined && isObject(value))
    rest('unevaluatedProperties', unevaluatedProperties, Object.entries(value));
  if (rules.unevaluatedItems !== undefined && Array.isArray(value))
    rest('unevaluatedItems', unevaluatedItems, value.entries());
  outer?.merge(seen);
  walk.seen = outer;
};
