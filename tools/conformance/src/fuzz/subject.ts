import type { Schema } from '@hookbook/contract/schema';
import type { GeneratedValidator } from '@hookbook/testkit/loadValidators';
import type { Resolve } from '@hookbook/testkit/sampleValues';

/** Decides independently of hookbook whether an event accepts a value, and why not. */
export type Oracle = (value: unknown) => { readonly valid: boolean; readonly reason: string };

/** An event whose generated validator is compared with an oracle. */
export interface Subject {
  /** How reports name the event. */
  readonly name: string;
  readonly type: string;
  readonly payload: Schema;
  readonly resolve: Resolve;
  /** Payloads to start from, besides sampled ones. */
  readonly examples: readonly unknown[];
  readonly generated: GeneratedValidator;
  readonly oracle: Oracle;
}
