/** One thing that is wrong with a payload, or that is new about it. */
export interface Issue {
  /**
   * The JSON Schema keyword that failed (`type`, `required`, `format`, …), or what the wire format, the event type or
   * the strict mode found (`unknown-field`, `too-deep`, …).
   */
  readonly code: string;
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
  readonly code: 'unknown-field' | 'unknown-member' | 'unknown-event';
  /** The event type of the payload. */
  readonly event: string;
}
