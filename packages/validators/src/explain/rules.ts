import type { Check } from '../checks/values.ts';

/**
 * A schema, as the generator writes it to explain issues. `true` accepts any value, `false` none. Shared schemas are
 * functions, so that nothing is built until something has to be explained.
 */
export type SchemaNode = Rules | boolean | (() => Rules);

export interface SchemaNodeMap {
  readonly [name: string]: SchemaNode;
}

/**
 * The keywords of JSON Schema without annotations. Some differ in name or form, as noted. The names are short because every
 * event repeats them: `must` and `may` are those of RFC 2119.
 */
export interface Rules {
  /** The location of this schema in the spec: `file#pointer`. */
  readonly at?: string;
  /** The check of this schema. */
  readonly is?: Check;
  /** The rules to use in place of these, counted as one more level of recursion. There are no other keywords. */
  readonly ref?: () => Rules;

  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: Iterable<unknown>;
  /** Compares a value with `const` or `enum`. Set if these contain arrays or objects. */
  readonly equal?: (value: unknown, constant: unknown) => boolean;
  /** The known members of an `x-extensible-enum`. */
  readonly known?: Iterable<unknown>;

  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;

  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly format?: readonly [name: string, check: (text: string) => boolean];

  /** Whether `must` or `may` has a name that every object inherits, such as `constructor`. */
  readonly inheritedNames?: boolean;
  /** The `properties` that are `required`. */
  readonly must?: SchemaNodeMap;
  /** The `properties` that are optional. */
  readonly may?: SchemaNodeMap;
  /** The `required` names that are not in `must`. */
  readonly required?: readonly string[];
  readonly patternProperties?: readonly (readonly [RegExp, SchemaNode])[];
  readonly additionalProperties?: SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: SchemaNodeMap;

  readonly prefixItems?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly contains?: SchemaNode;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;

  readonly allOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  /** A property, and the values of it that stand for each branch of `oneOf` or `anyOf`. */
  readonly discriminator?: readonly [property: string, values: readonly (readonly string[])[]];
  readonly not?: SchemaNode;
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly else?: SchemaNode;

  /** The keywords adjacent to `unevaluated…`, which only applies to what they leave. */
  readonly adjacent?: SchemaNode;
  readonly unevaluatedProperties?: SchemaNode;
  readonly unevaluatedItems?: SchemaNode;
}

/** The rules of an event. */
export interface EventRules extends Rules {
  readonly at: string;
  /** The documentation of the event. */
  readonly docs?: string;
}
