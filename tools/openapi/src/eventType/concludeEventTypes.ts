import type { OpenapiDocument } from '../document/readDocument.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { candidateOf, type EventTypes } from './candidate.ts';
import { collectEvidence } from './evidence.ts';
import { findPlacePair } from './placePair.ts';
import { SchemaReader } from './schemaReader.ts';
import { findSinglePlace } from './singlePlace.ts';

/**
 * Concludes where deliveries contain the event type, and the event type of each webhook. Two places are needed only if
 * they tell more webhooks apart than any single one. Without evidence, there are no places.
 */
export function concludeEventTypes(document: OpenapiDocument, webhooks: readonly Webhook[]): EventTypes {
  const schemas = new SchemaReader(document);
  const candidates = webhooks.map((webhook) => candidateOf(webhook, collectEvidence(schemas, webhook)));
  const single = findSinglePlace(candidates);
  if (webhooks.length < 2 || single?.told === webhooks.length) return single ?? NOTHING;
  const pair = findPlacePair(candidates);
  if (pair && pair.told > (single?.told ?? 0)) return pair;
  return single ?? NOTHING;
}

const NOTHING: EventTypes = { places: [], byWebhook: new Map() };
