import type { OpenapiDocument } from '../document/readDocument.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import {
  type Alternatives,
  type Candidate,
  candidateOf,
  type EventTypes,
  type Finding,
  hasTellingName,
} from './candidate.ts';
import { collectEvidence, payloadPath } from './evidence.ts';
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
  const { places, byWebhook } = bestFinding(candidates) ?? { places: [], byWebhook: new Map() };
  const unknown = candidates.filter(({ webhook }) => !byWebhook.has(webhook));
  const listed = places.length > 0 ? places : listedPlaces(candidates);
  const alternatives = new Map(unknown.flatMap((candidate) => alternativesOf(schemas, candidate, listed)));
  return { places, byWebhook, alternatives };
}

function bestFinding(candidates: readonly Candidate[]): Finding | undefined {
  const single = findSinglePlace(candidates);
  if (candidates.length < 2 || single?.told === candidates.length) return single;
  const pair = findPlacePair(candidates);
  return pair && pair.told > (single?.told ?? 0) ? pair : single;
}

/** One webhook may send all events: then its schema lists their types at one of the places. */
function alternativesOf(
  schemas: SchemaReader,
  { webhook, evidence }: Candidate,
  places: readonly string[],
): [Webhook, Alternatives][] {
  const { schema } = webhook.body;
  return places
    .map((place) => {
      const path = payloadPath(place);
      return { place, values: path && schema ? schemas.listedAt(schema, path) : (evidence.get(place)?.listed ?? []) };
    })
    .filter(({ values }) => values.length > 1)
    .slice(0, 1)
    .map((alternatives) => [webhook, alternatives]);
}

/** Without places, those that are called like one and where every webhook lists several values. */
function listedPlaces(candidates: readonly Candidate[]): string[] {
  const isListed = ({ evidence }: Candidate, place: string) => (evidence.get(place)?.listed.length ?? 0) > 1;
  return [...(candidates[0]?.evidence.keys() ?? [])]
    .filter((place) => hasTellingName(place) && (place.split('/').length === 2 || /event/i.test(place)))
    .filter((place) => candidates.every((candidate) => isListed(candidate, place)));
}
