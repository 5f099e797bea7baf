/** The webhooks of a vendor as they were at one time. */
export interface Edition {
  readonly name: string;
  /** An AsyncAPI document. */
  readonly document: object;
}
