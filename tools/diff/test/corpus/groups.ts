import * as arrays from './arrays.ts';
import * as bounds from './bounds.ts';
import { combinedEquals } from './combinedEquals.ts';
import { combinedPairs } from './combinedPairs.ts';
import * as edges from './edges.ts';
import * as objects from './objects.ts';
import type { Group } from './pair.ts';
import * as presence from './presence.ts';
import * as recursion from './recursion.ts';
import * as rules from './rules.ts';
import * as texts from './text.ts';
import * as types from './types.ts';
import * as unevaluated from './unevaluated.ts';
import * as unions from './unions.ts';
import * as values from './values.ts';

/** Labelled pairs, by groups of rules. */
export const GROUPS: Readonly<Record<string, Group>> = {
  ...{
    rules,
    presence,
    types,
    values,
    bounds,
    text: texts,
    objects,
    arrays,
    unions,
    recursion,
    unevaluated,
    edges,
    combinations: { pairs: combinedPairs, changed: [], equals: combinedEquals },
  },
};
