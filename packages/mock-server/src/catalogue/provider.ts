import type { Entities, Webhook } from '@hookbook/webhook/x-webhook';

/** A system that sends webhooks, with its events. Generated data has these types; they equal those of the contract. */
export interface Provider {
  /** As in the contract, e.g. `dynamic`. */
  readonly name: string;
  /** Safe in URLs and on the command line. */
  readonly slug: string;
  /** What it was called before. These names still select it. */
  readonly formerNames?: readonly Pick<Provider, 'name' | 'slug'>[];
  readonly title: string;
  readonly webhook: Webhook;
  /** The module with the validators of its events, to check values that are set. */
  readonly validators?: string;
  /** Sorted by `type`. */
  readonly events: readonly ProviderEvent[];
}

/** An event of a provider, with its examples. */
export interface ProviderEvent {
  /** The event type on the wire, e.g. `user.created`. */
  readonly type: string;
  /** Safe in URLs and on the command line. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly deprecated: boolean;
  /** One value per expression in `webhook.eventType`, in the same order; `undefined` if the event does not set it. */
  readonly typeParts: readonly (string | undefined)[];
  /** The places of entity ids in this event, besides those of `webhook.entities`. */
  readonly entities?: Entities;
  /** Paths in the payload to values of enums that may get new members. */
  readonly openEnums?: readonly (readonly string[])[];
  readonly examples: readonly Example[];
}

/** A payload that illustrates an event. */
export interface Example {
  /** Selects the example in `createDelivery` and on the command line. */
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  /** `vendor`: published by the vendor; `adapted`: completed or corrected; `hookbook`: written by Hookbook. */
  readonly origin: 'vendor' | 'adapted' | 'hookbook' | 'generated';
  readonly payload: unknown;
  /** The digits of numbers that a double rounds, by their JSON pointer in the payload. Deliveries contain these digits. */
  readonly numbers?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, unknown>>;
}
