import type { JsonCode } from '../json/jsonIssue.ts';

/** A keyword of JSON Schema that a payload can break. */
export type Keyword =
  | 'type'
  | 'const'
  | 'enum'
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'multipleOf'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'format'
  | 'required'
  | 'properties'
  | 'patternProperties'
  | 'additionalProperties'
  | 'propertyNames'
  | 'minProperties'
  | 'maxProperties'
  | 'dependentRequired'
  | 'dependentSchemas'
  | 'prefixItems'
  | 'items'
  | 'contains'
  | 'maxContains'
  | 'minItems'
  | 'maxItems'
  | 'uniqueItems'
  | 'allOf'
  | 'anyOf'
  | 'oneOf'
  | 'not'
  | 'if'
  | 'then'
  | 'else'
  | 'unevaluatedProperties'
  | 'unevaluatedItems';

/** What the strict mode refuses, and what is told as drift otherwise. */
export type DriftCode = 'unknown-field' | 'unknown-member' | 'unknown-event';

/** What an issue is about. */
export type IssueCode =
  | Keyword
  | DriftCode
  | JsonCode
  /** The value is none that JSON can write, such as one whose members change while they are read. */
  | 'not-json';

/** One thing that is wrong with a payload, or that is new about it. */
export interface Issue {
  /**
   * What is broken: a keyword of JSON Schema (`type`, `required`, `format`, …) or, with a hyphen, what the text of a body,
   * its size or the strict mode is about (`empty-body`, `too-deep`, `unknown-field`, …).
   */
  readonly code: IssueCode;
  readonly path: readonly (string | number)[];
  /** The same as a JSON pointer. */
  readonly pointer: string;
  readonly message: string;
  readonly expected: string;
  /** Type and a short preview, never the whole value. */
  readonly received: string;
  /** Where the rule stands in the spec: `file#pointer`. Empty where no schema is involved. */
  readonly schema: string;
  /** The event's documentation. */
  readonly docs?: string;
}

/** A sign that the provider has changed: a field, enum member or event that the contract does not know yet. */
export interface Drift extends Issue {
  readonly code: DriftCode;
  /** The event type of the payload. */
  readonly event: string;
}
