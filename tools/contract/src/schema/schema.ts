/**
 * A canonical schema: JSON Schema 2020-12, reduced to one way of writing each thing.
 *
 * - A `$ref` is always `#/$defs/<Definition.name>` of the same provider, without other keywords beside it.
 *   An annotated reference is `{ allOf: [{ $ref }], description }`.
 * - There is no `$id`, `$schema`, `$anchor`, `$defs`, `$comment`, `definitions` or `nullable`.
 * - There is no `$dynamicRef`: a schema with one becomes a separate definition for each meaning.
 * - Draft-07 spellings are replaced: an array under `items` becomes `prefixItems` and `items`, `dependencies` become
 *   `dependentRequired` and `dependentSchemas`.
 * - The order of keys does not depend on the spec. `properties` lists the required ones first, in the order of
 *   `required`, then the others by name. All other names and data are in alphabetical order.
 * - Keywords that are not listed here do not occur.
 */
export type Schema = boolean | SchemaObject;

export interface SchemaObject {
  readonly $ref?: string;

  readonly type?: SchemaType | readonly SchemaType[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  /** The known members of an extensible enum. Any string is valid. Only beside `type: string` or `[string, null]`. */
  readonly 'x-extensible-enum'?: readonly string[];

  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Readonly<Record<string, Schema>>;
  readonly unevaluatedProperties?: Schema;

  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema;
  readonly contains?: Schema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly unevaluatedItems?: Schema;

  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly contentSchema?: Schema;

  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;

  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  /** The definition that each value of a property stands for. Only beside a `oneOf` or `anyOf` that refers to them. */
  readonly discriminator?: Discriminator;
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;

  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  /** Why this is inferred and not published by the vendor. */
  readonly 'x-inferred'?: string;
  /** The vendor does not document the content. */
  readonly 'x-undocumented'?: boolean;
  /** What the values of `enum` or `x-extensible-enum` mean, by value: text as it is, and others as JSON. */
  readonly 'x-enum-descriptions'?: Readonly<Record<string, string>>;
  /** The date from which the provider may no longer send it. */
  readonly 'x-sunset'?: string;
  readonly 'x-since'?: { readonly version?: string; readonly date?: string; readonly of?: string };
}

/** The Discriminator Object of OpenAPI, with every value listed. It never makes a payload invalid. */
export interface Discriminator {
  readonly propertyName: string;
  /** By value: a `$ref`, the same as that of the branch. */
  readonly mapping: Readonly<Record<string, string>>;
}

export const SCHEMA_TYPES = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const;

export type SchemaType = (typeof SCHEMA_TYPES)[number];
