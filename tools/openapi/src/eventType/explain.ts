import type { Reporter } from '../document/problem.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { countBy, type EventType, type EventTypes } from './candidate.ts';

/** Why a message has its event type. */
export function inferredMessage({ places }: EventTypes, { parts, source }: EventType): string {
  return `The schema does not pin the event type. ${reasonOf(source, parts.join('.'), listOf(places))}`;
}

function reasonOf(source: EventType['source'], type: string, place: string): string {
  switch (source) {
    case 'pinned':
      return `${type} at ${place} is pinned.`;
    case 'shown':
      return `The examples of the OpenAPI document show ${type} at ${place}.`;
    case 'listed':
      return `Of the values that it lists at ${place}, ${type} has the name of the webhook.`;
    case 'spelt':
      return `${type} at ${place} follows from the name of the webhook, in the spelling of the other event types.`;
  }
}

const SOURCES: Readonly<Record<EventType['source'], string>> = {
  pinned: 'pinned by the schemas of',
  shown: 'shown by the examples of',
  listed: 'listed by the schemas of',
  spelt: 'concluded from the names of',
};

/** Why a channel has its `x-webhook.eventType`. */
export function inferredPlaces({ places, byWebhook }: EventTypes, webhooks: readonly Webhook[]): string {
  const counts = countBy([...byWebhook.values()].map(({ source }) => source));
  const sources = Object.entries(SOURCES).flatMap(([source, text]) => {
    const count = counts.get(source as EventType['source']);
    return count === undefined ? [] : [`${text} ${count}`];
  });
  return (
    `x-webhook.eventType is concluded from the OpenAPI document: the value at ${listOf(places)} tells ${byWebhook.size} of ` +
    `${webhooks.length} webhooks apart. The value is ${sources.join(', ')}.`
  );
}

function listOf(places: readonly string[]): string {
  return places.join(' and ');
}

const OVERLAY = 'Add `x-event-type` to the message with an overlay';

/** Reports webhooks whose event type is unknown, and those that share one. */
export function reportEventTypes(
  { places, byWebhook }: EventTypes,
  webhooks: readonly Webhook[],
  reporter: Reporter,
): void {
  const [first] = webhooks;
  if (first && places.length === 0) {
    const isOne = webhooks.length === 1;
    const node = isOne ? first.operation : { value: undefined, path: first.operation.path.slice(0, 1) };
    const message = isOne
      ? `No header or property shows the event type of webhook "${first.name}".`
      : 'No header or property tells the webhooks apart.';
    reporter.warn(node, message, `${OVERLAY}, and \`eventType\` to the \`x-webhook\` of the channel.`);
    return;
  }
  const owners = new Map<string, Webhook>();
  for (const webhook of webhooks) {
    const { name, operation } = webhook;
    const type = byWebhook.get(webhook)?.parts.join('.');
    const owner = owners.get(type ?? '');
    if (type === undefined) {
      const message = `The event type of webhook "${name}" is unknown: nothing shows its value at ${listOf(places)}.`;
      reporter.warn(operation, message, `${OVERLAY}.`);
    } else if (owner) {
      const message = `Webhook "${name}" has the event type "${type}" like webhook "${owner.name}".`;
      reporter.warn(operation, message, `${OVERLAY}, or remove one of the webhooks.`);
    } else owners.set(type, webhook);
  }
}
