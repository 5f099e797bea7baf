import type { Check } from '../checks/values.ts';

/**
 * A schema, as the generator writes it for explaining what is wrong. `true` allows anything, `false` nothing. Shared
 * schemas are functions: nothing is built before something has to be explained.
 */
export type Node = Rules | boolean | (() => Rules);

export interface NodeMap {
  readonly [name: string]: Node;
}

/** The keywords of JSON Schema, without annotations; the few that differ in form or name say so. */
export interface Rules {
  /** Where this schema stands in the spec: `file#pointer`. */
  readonly at?: string;
  /** The same schema as a function. */
  readonly is?: Check;
  /** A schema that this one is part of, so that the depth of the recursion counts. Nothing else stands beside it. */
  readonly ref?: () => Rules;

  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: Iterable<unknown>;
  /** How values are compared with `const` and `enum`, where these have arrays or objects. */
  readonly equal?: (value: unknown, wanted: unknown) => boolean;
  /** `x-extensible-enum`. */
  readonly known?: Iterable<unknown>;

  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;

  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly format?: readonly [name: string, scan: (text: string) => boolean];

  /** Whether names are among the following that every object inherits something under, such as `constructor`. */
  readonly inherits?: boolean;
  /** `properties` that are `required`. */
  readonly must?: NodeMap;
  /** `properties` that are not. */
  readonly may?: NodeMap;
  /** `required` names without a schema here. */
  readonly required?: readonly string[];
  readonly patternProperties?: readonly (readonly [RegExp, Node])[];
  readonly additionalProperties?: Node;
  readonly propertyNames?: Node;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: NodeMap;

  readonly prefixItems?: readonly Node[];
  readonly items?: Node;
  readonly contains?: Node;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;

  readonly allOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly not?: Node;
  readonly if?: Node;
  readonly then?: Node;
  readonly else?: Node;

  /** The keywords beside `unevaluated…`, which must have spoken before it does. */
  readonly beside?: Node;
  readonly unevaluatedProperties?: Node;
  readonly unevaluatedItems?: Node;
}

/** The rules of an event. */
export interface EventRules extends Rules {
  readonly at: string;
  /** Where the event is documented. */
  readonly docs?: string;
}
