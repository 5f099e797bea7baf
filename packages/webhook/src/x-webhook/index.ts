export type { XWebhook } from '../gen/xWebhook.ts';
export type {
  AttemptFact,
  AttemptPolicy,
  DeliveryPolicy,
  DisableAfter,
  Entities,
  Handshake,
  HandshakeCondition,
  Origin,
  RuntimeExpression,
  Scenario,
  ScenarioStep,
  Signature,
  Webhook,
} from './webhook.ts';
