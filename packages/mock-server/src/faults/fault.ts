import { isForm } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import type { Body } from '../message/body.ts';
import type { Message } from '../message/runtimeExpression.ts';

/** The steps that build a delivery. A fault replaces some of them. */
export interface DeliverySteps {
  readonly secrets: (secrets: readonly string[]) => readonly string[];
  /** Changes the payload or the headers before they are serialised and signed. */
  readonly message: (message: Message) => Message;
  readonly signedBody: (body: Body) => Body;
  readonly signedAt: (at: Date) => Date;
  readonly sentBody: (body: Body) => Body;
  readonly sentHeaders: (headers: Headers) => Headers;
  readonly sentQuery: (query: Parameters) => Parameters;
  /** How the request is written to the connection, if not as usual. */
  readonly wire?: Wire;
}

type Headers = Readonly<Record<string, string>>;
type Parameters = Readonly<Record<string, string>>;

export const NO_FAULT: DeliverySteps = {
  secrets: (secrets) => secrets,
  message: (message) => message,
  signedBody: (body) => body,
  signedAt: (at) => at,
  sentBody: (body) => body,
  sentHeaders: (headers) => headers,
  sentQuery: (query) => query,
};

/** What a request looks like on its connection. */
export type Wire =
  | 'chunked'
  | 'title-case'
  | 'split-characters'
  | 'slow'
  | 'slow-head'
  | 'half-closed'
  | 'reset'
  | 'short'
  | 'two-lengths'
  | 'pipelined'
  | 'left';

/**
 * What a receiver should do with a delivery that has a fault: accept it, because it is unusual but valid; reject it with a
 * status from 400 to 499; or survive it, so that the next delivery is accepted.
 */
export type Expectation = 'accept' | 'reject' | 'survive';

export interface FaultKind {
  readonly expected: Expectation;
  /** What is sent, as the end of a sentence: "sends …". */
  readonly summary: string;
  /** How a receiver that does something else is corrected. */
  readonly fix: string;
  /** The steps that differ. Undefined if a delivery of the provider cannot have the fault. */
  readonly steps: (facts: FaultFacts) => Partial<DeliverySteps> | undefined;
}

export interface FaultFacts {
  readonly provider: Provider;
  readonly event: ProviderEvent;
  readonly signature: Signature;
}

/** A fault of JSON, which a form cannot have. */
export function ofJson(kind: FaultKind): FaultKind {
  const steps: FaultKind['steps'] = (facts) =>
    isForm(facts.provider.webhook.delivery?.contentType) ? undefined : kind.steps(facts);
  return { ...kind, steps };
}

/** Keeps the names of faults as a type. */
export function faults<Name extends string>(
  kinds: Readonly<Record<Name, FaultKind>>,
): Readonly<Record<Name, FaultKind>> {
  return kinds;
}
