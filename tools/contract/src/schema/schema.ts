/**
 * A JSON Schema in the one canonical form that every emitter starts from (JSON Schema 2020-12, narrowed):
 *
 * - a `$ref` is always `#/$defs/<Definition.name>` of the same provider, and stands alone in its object;
 *   an annotated reference is `{ allOf: [{ $ref }], description }`;
 * - no `$id`, `$schema`, `$anchor`, `$defs`, `$comment`, `definitions`, `nullable`, `discriminator`;
 * - no `$dynamicRef`: a shape with one in it becomes a definition for each way that it is meant;
 * - draft-07 spellings are gone: an array under `items` is `prefixItems` (+ `items`), `dependencies` is
 *   `dependentRequired` and `dependentSchemas`;
 * - keys stand in one fixed order, whatever their order in the spec: in `properties` first those of `required`, in the
 *   order of that list, then the others by name; names and data in alphabetical order everywhere else;
 * - keywords that are not listed here do not occur.
 */
export type Schema = boolean | SchemaObject;

export interface SchemaObject {
  readonly $ref?: string;

  readonly type?: SchemaType | readonly SchemaType[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  /** Known members of an enum that the vendor extends: any string is valid, these are the known ones. Only beside `type: string` (or `[string, null]`). */
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
  /** Why this is a conclusion of ours and not published by the vendor. */
  readonly 'x-inferred'?: string;
  /** The vendor documents nothing about what is inside. */
  readonly 'x-undocumented'?: boolean;
  readonly 'x-since'?: { readonly version?: string; readonly date?: string; readonly of?: string };
}

export type SchemaType = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'integer' | 'string';
