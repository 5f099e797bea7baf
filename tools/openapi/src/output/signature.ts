import { entries, member, text } from '../document/node.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { throughReferences } from '../document/resolve.ts';
import { wordsOf } from '../eventType/name.ts';
import type { HeaderParameter, Webhook } from '../webhooks/webhook.ts';

const STANDARD_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

/** The fields of `x-webhook` that follow if a delivery has the headers of Standard Webhooks, and why they do. */
export function standardWebhooks(webhooks: readonly Webhook[]): { fields: object; inferred: string } | undefined {
  const users = webhooks.filter(({ headers }) => {
    const names = new Set(headers.map(({ name }) => name.toLowerCase()));
    return STANDARD_HEADERS.every((name) => names.has(name));
  });
  if (users.length === 0) return undefined;
  const evidence =
    `inferred from ${STANDARD_HEADERS.join(', ')}, the headers of Standard Webhooks, which ${users.length} of ` +
    `${webhooks.length} webhooks describe.`;
  const fields = {
    eventId: '$message.header#/webhook-id',
    idempotencyKey: '$message.header#/webhook-id',
    signature: { scheme: 'standard-webhooks', origin: 'hookbook', description: `The scheme is ${evidence}` },
  };
  return { fields, inferred: `x-webhook.signature, eventId and idempotencyKey are ${evidence}` };
}

/** What the document says about headers that look like signatures: no scheme follows from it. Empty if it has none. */
export function signatureNotes(document: OpenapiDocument, webhooks: readonly Webhook[]): string {
  const notes = new Map<string, string>();
  const add = (name: string, note: string) => {
    if (isSignature(name) && !notes.has(name.toLowerCase())) notes.set(name.toLowerCase(), note);
  };
  for (const header of webhooks.flatMap(({ headers }) => headers)) add(header.name, headerNote(header));
  for (const [, scheme] of entries(throughReferences(document, document.root, ['components', 'securitySchemes']))) {
    const field = (key: string) => text(member(scheme, key));
    const isHeader = field('type') === 'apiKey' && field('in') === 'header';
    if (isHeader) add(field('name'), noteOf(field('name'), field('description')));
  }
  if (notes.size === 0) return '';
  return [...notes.values(), 'The OpenAPI document does not say how a signature is computed.'].join('\n\n');
}

function isSignature(name: string): boolean {
  return wordsOf(name).some((word) => ['signature', 'signatures', 'hmac'].includes(word));
}

function headerNote({ name, node, examples: [example] }: HeaderParameter): string {
  return noteOf(name, text(member(node, 'description')), typeof example === 'string' ? example : undefined);
}

function noteOf(name: string, description: string, example?: string): string {
  const sentence = `Deliveries have the header \`${name}\`${example === undefined ? '' : `, such as \`${example}\``}.`;
  return [sentence, description].filter((part) => part !== '').join('\n\n');
}
