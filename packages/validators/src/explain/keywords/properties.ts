import { getOwn, isObject } from '../../checks/objects.ts';
import { fail } from '../../issues/preview.ts';
import { child, rulesOf, type Walker } from '../apply.ts';
import type { Rules } from '../rules.ts';

/** `properties` that are `required`. */
export const walkMust: Walker = (walk, { must, inherits }, value, up) => {
  if (!isObject(value)) return;
  for (const key in must) {
    const member = inherits ? getOwn(value, key) : value[key];
    walk.seen?.declare(key);
    if (member !== undefined) child(walk, key, must[key], member, up, 'properties', key);
    else fail(walk, 'required', wanted(rulesOf(must[key])), member, { up, key });
  }
};

/** `properties` that are not. */
export const walkMay: Walker = (walk, { may, inherits }, value, up) => {
  if (!isObject(value)) return;
  for (const key in may) {
    const member = inherits ? getOwn(value, key) : value[key];
    walk.seen?.declare(key);
    if (member !== undefined) child(walk, key, may[key], member, up, 'properties', key);
  }
};

/** `required` names without a schema. */
export const walkRequired: Walker = (walk, { required = [] }, value, up) => {
  if (!isObject(value)) return;
  for (const key of required)
    if (getOwn(value, key) === undefined) fail(walk, 'required', 'a value', undefined, { up, key });
};

/** What should have stood where nothing stands. */
function wanted(rules: Rules | boolean): string {
  const { type = 'a value' } = rules as Rules;
  return typeof type === 'string' ? type : type.join(' or ');
}
