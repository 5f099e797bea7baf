import { isObject } from '../../checks/isObject.ts';
import { attempt } from '../attempt.ts';
import { fail } from '../fail.ts';
import type { Family } from '../walk.ts';

/** propertyNames */
export const named: Family = (walk, { propertyNames }, value, spot) => {
  if (propertyNames === undefined || !isObject(value)) return;
  const { seen } = walk;
  walk.seen = undefined;
  for (const name of Object.keys(value)) {
    const [issue] = attempt(walk, propertyNames, name, spot, 'propertyNames').issues;
    if (issue) fail(walk, 'propertyNames', `a name that is ${issue.expected}`, name, { up: spot, key: name });
  }
  walk.seen = seen;
};
