import { explain } from './explain/explain.ts';
import type { EventRules } from './explain/rules.ts';
import type { Family } from './explain/walk.ts';
import { Failure } from './failure.ts';

/** Decides whether a value is an event. */
export type Judge = (rules: EventRules, value: unknown, families: readonly Family[]) => Failure | undefined;

/** Lets pass what the contract does not know. */
export const tolerant: Judge = (rules, value, families) =>
  rules.is(value) ? undefined : new Failure(() => explain(rules, value, families, { refused: true }));
