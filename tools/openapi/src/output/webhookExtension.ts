import { fields, member, text } from '../document/node.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { atPath } from '../document/resolve.ts';
import type { EventTypes } from '../eventType/candidate.ts';
import { wordsOf } from '../eventType/name.ts';
import type { HeaderParameter, Webhook } from '../webhooks/webhook.ts';

/** The `x-webhook` of the channel: only what the OpenAPI document says about all webhooks. */
export function webhookExtension(
  document: OpenapiDocument,
  webhooks: readonly Webhook[],
  { places: [place, ...others] }: EventTypes,
): object {
  const isStandard = usesStandardWebhooks(webhooks);
  const notes = isStandard ? '' : signatureNotes(document, webhooks);
  return {
    ...(place !== undefined && { eventType: others.length > 0 ? [place, ...others] : place }),
    ...(isStandard && STANDARD_WEBHOOKS),
    delivery: deliveryOf(webhooks),
    ...(notes !== '' && { notes }),
  };
}

const STANDARD_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

/** Follows from the specification of Standard Webhooks. */
const STANDARD_WEBHOOKS = {
  eventId: '$message.header#/webhook-id',
  idempotencyKey: '$message.header#/webhook-id',
  signature: {
    scheme: 'standard-webhooks',
    origin: 'hookbook',
    description: `Concluded from the header parameters ${STANDARD_HEADERS.join(', ')}; the OpenAPI document names no scheme.`,
  },
};

export function usesStandardWebhooks(webhooks: readonly Webhook[]): boolean {
  return webhooks.some(({ headers }) => {
    const names = new Set(headers.map(({ name }) => name.toLowerCase()));
    return STANDARD_HEADERS.every((name) => names.has(name));
  });
}

function deliveryOf(webhooks: readonly Webhook[]): object {
  const contentType = commonValue(webhooks.map(({ body }) => body.mediaType?.toLowerCase().replace(/\s*;\s*/g, ';')));
  const isMediaType =
    contentType !== undefined && /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+(;[^;]+)*$/.test(contentType);
  return {
    ...(commonValue(webhooks.map(({ method }) => method)) === 'post' && { method: 'POST' }),
    ...(isMediaType && { contentType }),
    ...(commonValue(webhooks.map(successOf)) === '2xx' && { success: '2xx' }),
  };
}

/** One status code says which response is documented, and not that others fail; `2XX` says that all of them succeed. */
function successOf({ operation }: Webhook): string | undefined {
  const responses = member(operation, 'responses');
  const success = (responses ? fields(responses) : [])
    .map(([status]) => status.toLowerCase())
    .filter((s) => s.startsWith('2'));
  return success.length === 1 ? success[0] : undefined;
}

function commonValue(values: readonly (string | undefined)[]): string | undefined {
  const distinct = new Set(values);
  return distinct.size === 1 ? values[0] : undefined;
}

/** What the document says about headers that look like signatures, because no scheme follows from it. */
function signatureNotes(document: OpenapiDocument, webhooks: readonly Webhook[]): string {
  const headers = new Map<string, string>();
  for (const header of webhooks.flatMap((webhook) => webhook.headers))
    if (isSignature(header.name)) headers.set(header.name.toLowerCase(), headerNote(header));
  const schemes = atPath(document.root, ['components', 'securitySchemes']);
  for (const [, scheme] of schemes ? fields(schemes) : []) {
    const name = text(member(scheme, 'name'));
    const isHeader = text(member(scheme, 'type')) === 'apiKey' && text(member(scheme, 'in')) === 'header';
    const description = text(member(scheme, 'description'));
    if (isHeader && isSignature(name) && !headers.has(name.toLowerCase()))
      headers.set(name.toLowerCase(), note(name, description));
  }
  if (headers.size === 0) return '';
  return [...headers.values(), 'The OpenAPI document does not say how the signature is computed.'].join('\n\n');
}

function isSignature(name: string): boolean {
  return wordsOf(name).some((word) => ['signature', 'signatures', 'hmac'].includes(word));
}

function headerNote({ name, node, examples: [example] }: HeaderParameter): string {
  return note(name, text(member(node, 'description')), typeof example === 'string' ? example : undefined);
}

function note(name: string, description: string, example?: string): string {
  const sentence = `The header \`${name}\` contains a signature${example === undefined ? '' : `, such as \`${example}\``}.`;
  return [sentence, description].filter((part) => part !== '').join('\n\n');
}
