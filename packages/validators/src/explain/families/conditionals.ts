import { adopt, attempt } from '../attempt.ts';
import { apply, type Family } from '../walk.ts';

/** if, then, else */
export const conditionals: Family = (walk, rules, value, spot) => {
  if (rules.if === undefined) return;
  const condition = attempt(walk, rules.if, value, spot, 'if');
  const holds = condition.issues.length === 0;
  if (holds) adopt(walk, condition);
  apply(walk, (holds ? rules.then : rules.else) ?? true, value, spot, holds ? 'then' : 'else');
};
