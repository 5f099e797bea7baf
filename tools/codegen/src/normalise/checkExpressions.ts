import type { RuntimeExpression, Webhook } from '@hookbook/contract';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { locationOf, member, type SpecNode } from '../spec/file/specNode.ts';
import { isComplete } from '../spec/reachable.ts';
import { getPath } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import type { EventWithSource } from './event.ts';
import { declares } from './eventType.ts';
import type { Message } from './messages.ts';

interface Placed {
  readonly webhook: Webhook;
  /** The channel. */
  readonly node: SpecNode;
  readonly messages: readonly Message[];
}

/** The place that tells the event type, where no message has it: one slip in x-webhook, and not one in each message. */
export function checkEventTypeExpression(document: SpecDocument, placed: Placed): Diagnostic[] {
  const [place] = placed.webhook.eventType;
  const answer = place && unknownExpression(document, placed, place);
  if (!answer) return [];
  const written = getPath(document, placed.node, 'x-webhook', 'eventType');
  const first = written && (member(written, '0') ?? written);
  const what = `No message has a property at ${place.expression}, so no event type is known.${answer.hint}`;
  return [
    createDiagnostic('event-type-missing', locationOf(first ?? placed.node), what, {
      fix: 'Correct the expression, or add the property with a `const` to the payload schemas.',
    }),
  ];
}

/** Any other place that no message declares is most likely misspelt too. */
export function checkExpressions(document: SpecDocument, placed: Placed): Diagnostic[] {
  const { eventType, eventId, idempotencyKey, occurredAt, redelivered, data } = placed.webhook;
  const further = eventType.slice(1).map((place, index) => [['eventType', String(index + 1)], place] as const);
  const named = Object.entries({ eventId, idempotencyKey, occurredAt, redelivered, data });
  const places = [...further, ...named.map(([name, place]) => [[name], place] as const)];
  return places.flatMap(([path, place]) => {
    const answer = place && unknownExpression(document, placed, place);
    if (!answer) return [];
    const written = getPath(document, placed.node, 'x-webhook', ...path);
    const what = `No message has a property at ${place.expression}.${answer.hint}`;
    return [createDiagnostic('webhook-place-unknown', locationOf(written ?? placed.node), what)];
  });
}

/** Undefined if a message declares the place, or if too little is known to say so. Headers need not be described. */
function unknownExpression(
  document: SpecDocument,
  { messages }: Placed,
  place: RuntimeExpression,
): { hint: string } | undefined {
  const answers = messages.map((message) => declares(document, message, place));
  const described = answers.filter((answer) => answer !== undefined);
  if (described.length === 0 || (place.in === 'payload' && described.length < answers.length)) return undefined;
  if (described.some(({ found }) => found) || !messages.every(({ node }) => isComplete(document, node)))
    return undefined;
  return { hint: described.map(({ hint }) => hint).find((hint) => hint !== '') ?? '' };
}

/** The event that is sent when an endpoint is registered must be one of the channel. */
export function checkPing(
  document: SpecDocument,
  { webhook, node, events }: Pick<Placed, 'webhook' | 'node'> & { readonly events: readonly EventWithSource[] },
): Diagnostic[] {
  const types = events.map(({ event }) => event.type);
  if (webhook.ping === undefined || types.includes(webhook.ping) || !isComplete(document, node)) return [];
  const written = member(node, 'x-webhook');
  const place = written && member(written, 'ping');
  const what = `"${webhook.ping}" is not an event of this channel.${didYouMean(webhook.ping, types)}`;
  return [createDiagnostic('webhook-ping-unknown', locationOf(place ?? node), what)];
}
