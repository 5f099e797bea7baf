import { member } from '../document/node.ts';
import { referenceTo } from '../document/resolve.ts';
import { capitalise, wordsOf } from '../eventType/name.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { externalDocs, tagNames, tagsNamed, textFields } from './docs.ts';
import { infoOf } from './info.ts';
import { type MessageContext, messageOf } from './message.ts';
import { multiFormatSchema } from './schemaObject.ts';
import { webhookExtension } from './webhookExtension.ts';

/** The AsyncAPI document with one channel, whose messages are the webhooks. */
export function asyncapiDocument(context: MessageContext, webhooks: readonly Webhook[], name: string): object {
  const { document, schemas, reporter } = context;
  const channel = channelOf(context, webhooks);
  // Last, because copying the payloads decides which schemas are needed.
  const components = schemas
    .componentSchemas()
    .map(([key, schema]) => [key, multiFormatSchema(document, schema)] as const);
  return {
    asyncapi: '3.1.0',
    info: infoOf(document, name, reporter),
    defaultContentType: 'application/json',
    channels: { [name]: channel },
    operations: {
      [`send${wordsOf(name).map(capitalise).join('')}`]: {
        action: 'send',
        channel: { $ref: referenceTo(['channels', name]) },
      },
    },
    ...(components.length > 0 && { components: { schemas: Object.fromEntries(components) } }),
  };
}

function channelOf(context: MessageContext, webhooks: readonly Webhook[]): object {
  const { document, eventTypes, reporter } = context;
  const names = webhooks.flatMap(({ operation }) => tagNames(operation));
  const tags = tagsNamed(document, names, reporter);
  const messages = webhooks.map((webhook) => [webhook.key, messageOf(context, webhook)] as const);
  return {
    address: null,
    ...textFields(member(document.root, 'info'), ['title', 'description']),
    ...(tags.length > 0 && { tags }),
    ...externalDocs(document.root, reporter),
    ...webhookExtension(document, webhooks, eventTypes),
    messages: Object.fromEntries(messages),
  };
}
