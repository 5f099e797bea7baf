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

/** Something that the contract does not know. An issue in strict mode, otherwise reported as drift. */
export type DriftCode = 'unknown-field' | 'unknown-member' | 'unknown-event';

/** A problem in the text of a body. */
export type JsonCode =
  /** A warning. RFC 8259 forbids to send a byte order mark and allows to ignore it. It is ignored. */
  | 'byte-order-mark'
  /** A warning: an integer beyond 2^53, or more digits than a double holds. The value has the rounded number. */
  | 'inexact-number'
  /** Parsers disagree on which value counts, so a validator and its user could see different ones. */
  | 'duplicate-key'
  | 'empty-body'
  /**
   * `__proto__`, or `prototype` inside `constructor`. `JSON.parse` creates plain members from them, but code that copies
   * members one by one would set a prototype. `constructor` or `prototype` alone is allowed.
   */
  | 'forbidden-key'
  | 'invalid-json'
  | 'invalid-utf-8'
  /** Half of a surrogate pair, escaped or not. It cannot be encoded as UTF-8, and databases reject it. */
  | 'lone-surrogate'
  /** A number that would become Infinity. */
  | 'number-overflow'
  | 'too-deep'
  | 'too-large'
  | 'trailing-data';

/** The kind of an issue. */
export type IssueCode =
  | Keyword
  | DriftCode
  | JsonCode
  /** JSON cannot represent the value, for example because its members change while they are read. */
  | 'not-json';

/** One problem in a payload, or one difference from the contract. */
export interface Issue {
  /**
   * The keyword of JSON Schema that failed (`type`, `required`, `format`, …), or a code with a hyphen for problems that no
   * schema describes (`empty-body`, `too-deep`, `unknown-field`, …).
   */
  readonly code: IssueCode;
  /** The names and indices that lead to the value. Empty for the payload itself. */
  readonly path: readonly (string | number)[];
  /** The path as a JSON pointer. */
  readonly pointer: string;
  /** The problem as a phrase, such as `expected string, received number 1`. */
  readonly message: string;
  readonly expected: string;
  /** The type and a short preview, never the full value. Only the type if the path contains the name of a secret. */
  readonly received: string;
  /** The location of the rule in the spec: `file#pointer`. Empty if no schema is involved. */
  readonly schema: string;
  /** The URL of the event's documentation. */
  readonly docs?: string;
}

/** A sign that the provider has changed: a field, enum member or event that the contract does not know yet. */
export interface Drift extends Issue {
  readonly code: DriftCode;
  /** The event type of the payload. */
  readonly event: string;
}
