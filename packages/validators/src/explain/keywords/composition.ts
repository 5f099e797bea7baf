import { fail } from '../../issues/preview.ts';
import { apply, type Walker } from '../apply.ts';
import { adopt, attempt } from '../branch.ts';

export const walkAllOf: Walker = (walk, { allOf = [] }, value, spot) => {
  for (let index = 0; index < allOf.length; index++) apply(walk, allOf[index] ?? true, value, spot, 'allOf', index);
};

export const walkNot: Walker = (walk, { not = false }, value, spot) => {
  if (attempt(walk, not, value, spot, 'not').issues.length === 0) fail(walk, 'not', 'something else', value, spot);
};

/** With `then` and `else`. */
export const walkIf: Walker = (walk, rules, value, spot) => {
  const condition = attempt(walk, rules.if ?? true, value, spot, 'if');
  const holds = condition.issues.length === 0;
  if (holds) adopt(walk, condition);
  apply(walk, (holds ? rules.then : rules.else) ?? true, value, spot, holds ? 'then' : 'else');
};
