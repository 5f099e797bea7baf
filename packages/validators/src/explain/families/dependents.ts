import { isObject } from '../../checks/isObject.ts';
import { own } from '../../checks/own.ts';
import { fail } from '../fail.ts';
import { apply, type Family } from '../walk.ts';

/** dependentRequired, dependentSchemas */
export const dependents: Family = (walk, { dependentRequired = {}, dependentSchemas = {} }, value, spot) => {
  if (!isObject(value)) return;
  for (const [name, needed] of Object.entries(dependentRequired))
    for (const each of needed)
      if (own(value, name) !== undefined && own(value, each) === undefined)
        fail(walk, 'dependentRequired', `a value beside ${JSON.stringify(name)}`, undefined, { up: spot, key: each });
  for (const [name, node] of Object.entries(dependentSchemas))
    if (own(value, name) !== undefined) apply(walk, node, value, spot, 'dependentSchemas', name);
};
