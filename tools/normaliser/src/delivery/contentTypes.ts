import { isMapping } from '@hookbook/contract/data';
import { ANY, ARRAY, acceptedTypes, OBJECT } from '@hookbook/contract/schema';
import { createDiagnostic, related, type SourceLocation } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { field, type Message } from '../messages/messages.ts';
import type { EventWithSource } from '../read/event.ts';
import type { DeliveringProvider, DeliveryRule } from './deliveringProviders.ts';
import { isForm, isOtherFormat, type MediaType, parseMediaType } from './mediaType.ts';

export const contentTypesAreMediaTypes: DeliveryRule = (provider) =>
  contentTypesOf(provider).flatMap(({ text, location }) => {
    if (parseMediaType(text)) return [];
    const message = `The content type ${JSON.stringify(text)} is no media type.`;
    return [
      createDiagnostic('delivery-invalid', location(), message, { fix: 'Use a media type such as application/json.' }),
    ];
  });

/** Deliveries are JSON, whatever their content type. */
export const contentTypesAreNoForms: DeliveryRule = (provider) =>
  readContentTypes(provider).flatMap(({ mediaType, location, events }) => {
    if (!isForm(mediaType) || !events.some((event) => isStructured(event, provider))) return [];
    const message = `A delivery is JSON, but its content type, ${mediaType.essence}, is that of a form.`;
    return [createDiagnostic('delivery-invalid', location(), message, { fix: JSON_FIX })];
  });

const JSON_FIX = 'If the provider sends JSON, correct the content type. Hookbook does not support other bodies.';

export const contentTypesAreJson: DeliveryRule = (provider) =>
  readContentTypes(provider).flatMap(({ mediaType, location, events }) => {
    if (!isOtherFormat(mediaType) || !events.some((event) => isStructured(event, provider))) return [];
    const message = `A delivery is JSON, but its content type, ${mediaType.essence}, is not.`;
    return [createDiagnostic('delivery-content-type', location(), message, { fix: JSON_FIX })];
  });

export const charsetsAreUtf8: DeliveryRule = (provider) =>
  readContentTypes(provider).flatMap(({ mediaType: { charset }, location }) => {
    if (charset === undefined || ['utf-8', 'utf8', 'us-ascii'].includes(charset)) return [];
    const message = `A delivery is UTF-8, but its content type has the charset ${JSON.stringify(charset)}.`;
    return [createDiagnostic('delivery-content-type', location(), message, { fix: 'Remove the charset.' })];
  });

export const contentTypesAgree: DeliveryRule = ({ document, webhook, locate, messages }) => {
  const sent = webhook.delivery?.contentType;
  const sentType = sent === undefined ? undefined : parseMediaType(sent);
  if (sent === undefined || !sentType) return [];
  return messages.flatMap(({ message }) => {
    const node = contentTypeOf(document, message);
    if (!node || parseMediaType(node.value)?.essence === sentType.essence) return [];
    const problem = `The content type ${JSON.stringify(node.value)} contradicts x-webhook.delivery.contentType.`;
    const notes = [related(`deliveries have ${JSON.stringify(sent)}`, locate('delivery', 'contentType'))];
    return [createDiagnostic('delivery-content-type', locationOf(node), problem, { related: notes })];
  });
};

/** A content type of deliveries, and the events that have it. */
interface ContentType {
  readonly text: string;
  /** Found when it is asked for, because finding it takes long. */
  readonly location: () => SourceLocation;
  readonly events: readonly EventWithSource[];
}

/** The content type of all deliveries, or else that of each event. */
function contentTypesOf({ document, webhook, locate, provider }: DeliveringProvider): ContentType[] {
  const events = provider?.events ?? [];
  const text = webhook.delivery?.contentType;
  if (text !== undefined) return [{ text, location: () => locate('delivery', 'contentType'), events }];
  return events.flatMap((event) => {
    const node = contentTypeOf(document, event.message);
    return node ? [{ text: node.value, location: () => locationOf(node), events: [event] }] : [];
  });
}

function readContentTypes(provider: DeliveringProvider) {
  return contentTypesOf(provider).flatMap((contentType): (ContentType & { mediaType: MediaType })[] => {
    const mediaType = parseMediaType(contentType.text);
    return mediaType ? [{ ...contentType, mediaType }] : [];
  });
}

/** The `contentType` of a message, or the default of the document. */
function contentTypeOf(document: SpecDocument, message: Message): (SpecNode & { value: string }) | undefined {
  const node =
    field(document, message, 'contentType') ?? getPath(document, rootNode(document.root), 'defaultContentType');
  return typeof node?.value === 'string' ? { ...node, value: node.value } : undefined;
}

/** Whether the payload of an event is known to be an object or a list. */
function isStructured({ event }: EventWithSource, { provider }: DeliveringProvider): boolean {
  const definitions = new Map(provider?.provider.definitions.map(({ name, schema }) => [name, schema]));
  const types = acceptedTypes(event.payload, (name) => definitions.get(name));
  if (types !== ANY && (types & (OBJECT | ARRAY)) !== 0) return true;
  return event.examples.some(({ payload }) => isMapping(payload) || Array.isArray(payload));
}
