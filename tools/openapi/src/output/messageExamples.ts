import type { EventTypes } from '../eventType/candidate.ts';
import type { HeaderParameter, Webhook } from '../webhooks/webhook.ts';

/** The examples of a message, all published by the vendor. Each contains the published examples of the headers. */
export function messageExamples(eventTypes: EventTypes, webhook: Webhook): object {
  const { examples } = webhook.body;
  if (examples.length === 0) return {};
  const headers = webhook.headers.filter((header) => header.examples.length > 0 && fits(header, eventTypes, webhook));
  const values = Object.fromEntries(headers.map(({ name, examples: [value] }) => [name, value]));
  return {
    'x-example-origin': Object.fromEntries(examples.map(({ name }) => [name, 'vendor'])),
    examples: examples.map(({ name, summary, value }) => ({
      name,
      ...(summary !== undefined && { summary }),
      ...(headers.length > 0 && { headers: values }),
      payload: value,
    })),
  };
}

/** Documents often give all webhooks the same example of the header that tells them apart. */
function fits(
  { name, examples: [value] }: HeaderParameter,
  { places, byWebhook }: EventTypes,
  webhook: Webhook,
): boolean {
  const index = places.indexOf(`$message.header#/${name.toLowerCase()}`);
  const part = byWebhook.get(webhook)?.parts[index];
  return index === -1 || part === undefined || part === value;
}
