import { isObject } from '../../checks/isObject.ts';
import { own } from '../../checks/own.ts';
import { fail } from '../fail.ts';
import { child, type Family } from '../walk.ts';

/** properties, required */
export const objects: Family = (walk, { must = {}, may = {}, required = [] }, value, spot) => {
  if (!isObject(value)) return;
  const missing = (name: string, expected: string) =>
    fail(walk, 'required', expected, undefined, { ...spot, path: [...spot.path, name] });
  for (const nodes of [must, may])
    for (const [name, node] of Object.entries(nodes)) {
      const member = own(value, name);
      if (walk.seen) walk.seen.declares = true;
      walk.seen?.keys.add(name);
      if (member !== undefined) child(walk, name, node, member, spot, 'properties', name);
      else if (nodes === must) missing(name, String((node !== true && node && node.type) || 'a value'));
    }
  for (const name of required) if (own(value, name) === undefined) missing(name, 'a value');
};
