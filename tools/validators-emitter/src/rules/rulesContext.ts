import type { DefinitionGraph, Schema } from '@hookbook/contract/schema';
import type { Requests } from '../module/requests.ts';

/** The state that writing the rules of a schema needs. */
export interface RulesContext {
  readonly module: Requests;
  readonly definitions: DefinitionGraph;
  /** The cycle of definitions that the rules belong to, if any. */
  readonly cycle: string | undefined;
  /** Whether the provider uses `unevaluatedProperties`, for which `additionalProperties: true` makes a difference. */
  readonly hasUnevaluatedProperties: boolean;
  /** The name of the check of a schema, if calling it is faster than explaining the rules. */
  readonly check: (schema: Schema) => string | undefined;
  /** The rules of a schema for the same value. */
  readonly rules: (schema: Schema) => string;
  /** The rules of a schema for a member or an item. */
  readonly childRules: (schema: Schema) => string;
}
