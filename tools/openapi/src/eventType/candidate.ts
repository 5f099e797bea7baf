import { member, type OpenapiNode, text } from '../document/node.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import type { EvidenceByPlace } from './evidence.ts';
import { type Name, nameOf, wordsOf } from './name.ts';

/** A webhook with everything that may tell its event type. */
export interface Candidate {
  readonly webhook: Webhook;
  readonly evidence: EvidenceByPlace;
  /** The most telling first: that of the webhook itself, of its operation, of its payload schema. */
  readonly names: readonly Name[];
}

/** The evidence for an event type that the schemas do not pin. */
export type ConcludedSource = 'shown' | 'listed' | 'spelt' | 'several';

/** The event type of a webhook at the places that tell events apart. */
export interface EventType {
  /** One for each place; fewer if the webhook does not have the last one. */
  readonly parts: readonly string[];
  readonly source: 'pinned' | ConcludedSource;
}

/** The places that tell events apart, and what they contain. */
export interface EventTypes {
  readonly places: readonly string[];
  readonly byWebhook: ReadonlyMap<Webhook, EventType>;
  /** The values that a webhook without an event type may have. */
  readonly alternatives: ReadonlyMap<Webhook, Alternatives>;
}

export interface Alternatives {
  readonly place: string;
  readonly values: readonly string[];
}

/** What was found at some places. The more webhooks they tell apart, the better they are. */
export type Finding = Pick<EventTypes, 'places' | 'byWebhook'> & { readonly told: number };

const MAX_NAME_LENGTH = 100;

export function candidateOf(webhook: Webhook, evidence: EvidenceByPlace): Candidate {
  const { name, operation, body } = webhook;
  const texts = [
    name,
    text(member(operation, 'operationId')),
    text(member(operation, 'summary')),
    ...(body.schema ? schemaNames(body.schema) : []),
  ];
  const distinct = new Set(texts.filter((candidate) => candidate !== '' && candidate.length <= MAX_NAME_LENGTH));
  // Other names of one word, such as the summary "Created", are named after a part of the webhook only.
  const names = [...distinct].map(nameOf).filter(({ words }, index) => index === 0 || words.length > 1);
  return { webhook, evidence, names };
}

function schemaNames(schema: OpenapiNode): string[] {
  const component = text(member(schema, '$ref')).split('/').at(-1) ?? '';
  return [component, text(member(schema, 'title'))];
}

/** Words of which one must be in the name of a place that usually contains an event type. */
const TELLING = new Set(['type', 'event', 'topic', 'action', 'kind', 'trigger']);
/** Words that may be beside them. `event_id` and `campaign_type` say something else. */
const NEUTRAL = new Set(['name', 'key', 'code', 'webhook', 'hook', 'notification', 'message']);

/** Whether a place is called like one that tells events apart: `event_type`, `x-acme-topic`. */
export function hasTellingName(place: string): boolean {
  const isKnown = (word: string) => TELLING.has(word) || NEUTRAL.has(word);
  const words = wordsOf(place.slice(place.lastIndexOf('/') + 1));
  // The name of a header may start with that of the vendor.
  const start = place.startsWith('$message.header') ? words.findLastIndex((word) => !isKnown(word)) + 1 : 0;
  const relevant = words.slice(start);
  return relevant.every(isKnown) && relevant.some((word) => TELLING.has(word));
}

/** How often each item occurs. */
export function countBy<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
