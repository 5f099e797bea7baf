import { member, text } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import type { EventType, EventTypes } from '../eventType/candidate.ts';
import { inferredMessage } from '../eventType/explain.ts';
import type { SchemaCopier } from '../schemas/schemaCopier.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { externalDocs, tagNames, tagsNamed } from './docs.ts';
import { headersSchema } from './headersSchema.ts';
import { messageExamples } from './messageExamples.ts';
import { multiFormatSchema } from './schemaObject.ts';
import { summaryOf } from './summaryOf.ts';

export interface MessageContext {
  readonly document: OpenapiDocument;
  readonly eventTypes: EventTypes;
  readonly schemas: SchemaCopier;
  readonly reporter: Reporter;
}

/** The AsyncAPI message of a webhook. */
export function messageOf(context: MessageContext, webhook: Webhook): object {
  const { document, eventTypes, schemas, reporter } = context;
  const { name, operation, headers, body } = webhook;
  const tags = tagsNamed(document, tagNames(operation), reporter);
  const type = eventTypes.byWebhook.get(webhook);
  return {
    name,
    ...textsOf(webhook),
    ...(tags.length > 0 && { tags }),
    ...externalDocs(operation, reporter),
    ...(isDeprecated(webhook) && { deprecated: true }),
    ...(body.mediaType !== undefined && { contentType: body.mediaType }),
    ...(type && eventTypeFields(eventTypes.places, type)),
    ...(headers.length > 0 && { headers: multiFormatSchema(document, headersSchema(document, headers, schemas)) }),
    ...(body.schema && { payload: payloadOf(context, webhook) }),
    ...messageExamples(eventTypes, webhook),
  };
}

/** An event type at one place is a string; one at several places is a list of its parts. */
function eventTypeFields(places: readonly string[], { parts, source }: EventType): object {
  if (source === 'pinned') return {};
  const value = places.length === 1 ? parts[0] : parts;
  return { 'x-event-type': value, 'x-inferred': inferredMessage(places, parts, source) };
}

/** A title is one short line about one event. A summary that repeats the name of the webhook says nothing. */
const MAX_TITLE_LENGTH = 80;

/** Without a summary of its own, a message gets the first sentence of its description, which may be all of it. */
function textsOf({ name, isPart, pathItem, operation, body }: Webhook): object {
  const textOf = (key: string) => text(member(operation, key)) || text(member(pathItem, key));
  const line = textOf('summary');
  const isTitle = !isPart && line.length <= MAX_TITLE_LENGTH && !line.includes('\n');
  const description = textOf('description') || (body.description ?? '');
  const title = isTitle && line !== name ? line : '';
  const summary = isTitle ? summaryBeside([name, title], description) : line;
  return {
    ...(title !== '' && { title }),
    ...(summary !== '' && summary !== name && { summary }),
    ...(description !== '' && description.trim() !== summary && { description }),
  };
}

function summaryBeside(names: readonly string[], description: string): string {
  const sentence = summaryOf(description) ?? '';
  return names.includes(sentence.replace(/\.$/, '')) ? '' : sentence;
}

function isDeprecated({ operation }: Webhook): boolean {
  return member(operation, 'deprecated')?.value === true;
}

function payloadOf({ document, schemas }: MessageContext, { body: { schema } }: Webhook): object {
  return multiFormatSchema(document, schema && schemas.copy(schema));
}
