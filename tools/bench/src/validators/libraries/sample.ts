/** A payload with the event that it is meant to be. */
export interface Sample {
  /** The name of the provider. */
  readonly provider: string;
  /** The event type. */
  readonly type: string;
  readonly value: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Whether a sample is the event that it is meant to be. */
export type Accepts = (sample: Sample) => boolean;
