import type { Schema } from '@hookbook/contract/schema';
import { DEFINITIONS } from './definitions.ts';
import { GROUPS } from './groups.ts';
import { object } from './pair.ts';

/** Two schemas of a payload, of which it is known whether the second allows what the first does not. */
export interface SchemaPair {
  readonly name: string;
  readonly before: Schema;
  readonly after: Schema;
  readonly isBreaking: boolean;
}

/** The pairs that `hookbook diff` is tested with, in both directions, inside a member as in most payloads. */
export function schemaPairs(): readonly SchemaPair[] {
  return Object.entries(GROUPS).flatMap(([group, { pairs, equals }]) => [
    ...pairs.flatMap(([name, narrow, wide]) => [
      { name: `wider: ${group}, ${name}`, before: inside(narrow), after: inside(wide), isBreaking: true },
      { name: `narrower: ${group}, ${name}`, before: inside(wide), after: inside(narrow), isBreaking: false },
    ]),
    ...equals.flatMap(([name, one, other]) => [
      { name: `equal: ${group}, ${name}`, before: inside(one), after: inside(other), isBreaking: false },
      { name: `equal, reversed: ${group}, ${name}`, before: inside(other), after: inside(one), isBreaking: false },
    ]),
  ]);
}

function inside(schema: Schema): Schema {
  return object({ data: object({ value: schema }, ['value']) }, ['data']);
}

/** The payload with the definitions that it refers to. */
export function schemaDocument(payload: Schema): object {
  return typeof payload === 'boolean' ? { allOf: [payload] } : { ...payload, $defs: DEFINITIONS };
}
