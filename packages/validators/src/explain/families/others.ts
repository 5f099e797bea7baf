import { isObject } from '../../checks/isObject.ts';
import { child, type Family } from '../walk.ts';

/** patternProperties, additionalProperties */
export const others: Family = (
  walk,
  { must = {}, may = {}, patternProperties = [], additionalProperties },
  value,
  spot,
) => {
  if (!isObject(value) || (patternProperties.length === 0 && additionalProperties === undefined)) return;
  for (const [name, member] of Object.entries(value)) {
    const matching = patternProperties.filter(([pattern]) => pattern.test(name));
    const rest =
      matching.length > 0 || Object.hasOwn(must, name) || Object.hasOwn(may, name) ? undefined : additionalProperties;
    if (matching.length > 0 || rest !== undefined) walk.seen?.keys.add(name);
    if (member === undefined) continue;
    for (const [pattern, node] of matching) child(walk, name, node, member, spot, 'patternProperties', pattern.source);
    if (rest !== undefined) child(walk, name, rest, member, spot, 'additionalProperties');
  }
};
