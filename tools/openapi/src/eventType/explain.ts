import type { Reporter } from '../document/problem.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { type ConcludedSource, countBy, type EventType, type EventTypes } from './candidate.ts';

/** Why a message has an event type that its schemas do not pin. */
export function inferredMessage(places: readonly string[], parts: readonly string[], source: ConcludedSource): string {
  return `The schema does not pin the event type. ${REASONS[source](parts.join('.'), listOf(places))}`;
}

const REASONS: Readonly<Record<ConcludedSource, (type: string, place: string) => string>> = {
  shown: (type, place) => `The examples of the OpenAPI document show ${type} at ${place}.`,
  listed: (type, place) => `Of the values that it lists at ${place}, ${type} has the name of the webhook.`,
  spelt: (type, place) =>
    `${type} at ${place} follows from the name of the webhook, in the spelling of the other event types.`,
  several: (type, place) => `${type} is one of several values that it lists at ${place}, and each is an event.`,
};

const SOURCES: Readonly<Record<EventType['source'], string>> = {
  pinned: 'pinned by the schemas of',
  shown: 'shown by the examples of',
  listed: 'listed by the schemas of',
  spelt: 'inferred from the names of',
  several: 'one of several that the schema lists for',
};

/** Why a channel has its `x-webhook.eventType`. */
export function inferredPlaces({ places, byWebhook }: EventTypes, webhooks: readonly Webhook[]): string {
  const counts = countBy([...byWebhook.values()].map(({ source }) => source));
  const sources = Object.entries(SOURCES).flatMap(([source, text]) => {
    const count = counts.get(source as EventType['source']);
    return count === undefined ? [] : [`${text} ${count}`];
  });
  return (
    `x-webhook.eventType is inferred from the OpenAPI document: the value at ${listOf(places)} distinguishes ${byWebhook.size} of ` +
    `${webhooks.length} webhooks. The value is ${sources.join(', ')}.`
  );
}

function listOf(places: readonly string[]): string {
  return places.join(' and ');
}

const OVERLAY = 'Add `x-event-type` to the message with an overlay';

/** Reports webhooks whose event type is unknown, and those that share one. */
export function reportEventTypes(eventTypes: EventTypes, webhooks: readonly Webhook[], reporter: Reporter): void {
  const { places, byWebhook } = eventTypes;
  const owners = new Map<string, Webhook>();
  for (const webhook of webhooks) {
    const type = byWebhook.get(webhook)?.parts.join('.');
    const owner = type === undefined ? undefined : owners.get(type);
    if (type === undefined) reportUnknown(eventTypes, webhook, reporter);
    else if (owner) {
      const message = `Webhook "${webhook.name}" has the event type "${type}" like webhook "${owner.name}".`;
      reporter.warn(webhook.operation, message, `${OVERLAY}, or remove one of the webhooks.`);
    } else owners.set(type, webhook);
  }
  const [first] = webhooks;
  if (!first || places.length > 0) return;
  const section = { ...first.entry, path: first.entry.path.slice(0, 1) };
  const fix = 'Add `eventType` to the `x-webhook` of the channel, and `x-event-type` to its messages, with an overlay.';
  reporter.warn(section, 'No header or property shows the event types of the webhooks.', fix);
}

/** Without any place, a webhook is only reported if it has several event types. */
function reportUnknown({ places, alternatives }: EventTypes, webhook: Webhook, reporter: Reporter): void {
  const { name, operation } = webhook;
  const several = alternatives.get(webhook);
  if (several) {
    const { place, values } = several;
    const more = values.length > 3 ? ` and ${values.length - 3} more` : '';
    const message = `Webhook "${name}" has several event types at ${place} (${values.slice(0, 3).join(', ')}${more}), so its message has none.`;
    reporter.warn(operation, message, 'Describe one webhook for each event type.');
  } else if (places.length > 0) {
    const message = `The event type of webhook "${name}" is unknown: nothing shows its value at ${listOf(places)}.`;
    reporter.warn(operation, message, `${OVERLAY}.`);
  }
}
