export type {
  DeliveryPolicy,
  RuntimeExpression,
  Scenario,
  ScenarioStep,
  Signature,
  Webhook,
} from '@hookbook/webhook/x-webhook';
export type { EventOf, EventTypeOf, EventTypes, ProviderName, ScenarioOf } from './catalogue/contractTypes.ts';
export type { Example, Provider, ProviderEvent } from './catalogue/provider.ts';
export { type Certificate, type CertifyOptions, certify } from './certify/certify.ts';
export type { CheckResult, Problem } from './certify/check.ts';
export type { Observer } from './certify/effects.ts';
export type { RunningReceiver, StartReceiver } from './certify/killed.ts';
export { createDelivery, type DeliveryOptions } from './delivery/createDelivery.ts';
export type { Delivery, SignatureInfo } from './delivery/delivery.ts';
export { UsageError } from './errors/usageError.ts';
export type { Expectation, FaultKind } from './faults/fault.ts';
export { FAULT_GROUPS, FAULTS, type Fault, type FaultGroup, faultKind } from './faults/index.ts';
export { catalogue } from './gen/index.ts';
export { type HandshakeOptions, type HandshakeResult, playHandshake } from './handshake/handshake.ts';
export { type Listener, type ListenOptions, listen, type ReceivedRequest } from './listen/listen.ts';
export { type EventMatchers, matchers } from './matchers.ts';
export type { Body } from './message/body.ts';
export { createDeliveries, type ScheduledDelivery, type SequenceOptions } from './scenario/createDeliveries.ts';
export { type PlayOptions, type PlayResult, play } from './scenario/play.ts';
export type { Play } from './scenario/steps.ts';
export type { Secret, Secrets } from './secrets/secrets.ts';
export { DEFAULT_SECRET, testSecret } from './secrets/testSecret.ts';
export type { Attempt, AttemptError } from './send/attempt.ts';
export { type Clock, virtualClock } from './send/clock.ts';
export { type Retry, type SendOptions, type SendResult, send } from './send/send.ts';
export type { Address, TargetOptions } from './send/target.ts';
export { createMockServer, type MockServer, type MockServerOptions } from './server/createMockServer.ts';
export type { SentDelivery } from './server/deliveryList.ts';
export type { MockProvider, MockProviderOptions } from './server/mockProvider.ts';
