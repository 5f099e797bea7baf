import { isObject } from '../../checks/isObject.ts';
import { own } from '../../checks/own.ts';
import { fail } from '../fail.ts';
import type { Node, Rules } from '../rules.ts';
import { child, type Family, rulesOf } from '../walk.ts';

/** properties, required */
export const objects: Family = (walk, { must, may, required }, value, up) => {
  if (!isObject(value)) return;
  for (const nodes of [must, may])
    for (const key in nodes) {
      const node = nodes[key] as Node;
      const member = own(value, key);
      walk.seen?.declare(key);
      if (member !== undefined) child(walk, key, node, member, up, 'properties', key);
      else if (nodes === must) fail(walk, 'required', wanted(rulesOf(node)), member, { up, key });
    }
  for (const key of required ?? [])
    if (own(value, key) === undefined) fail(walk, 'required', 'a value', undefined, { up, key });
};

/** What should have stood where nothing stands. */
function wanted(rules: Rules | boolean): string {
  return [(rules as Rules).type ?? 'a value'].flat().join(' or ');
}
