import { isForm, nestedMember } from '@hookbook/contract';
import { isMapping } from '@hookbook/contract/data';
import { ANY, ARRAY, acceptedTypes, OBJECT } from '@hookbook/contract/schema';
import type { DiagnosticCode } from '@hookbook/spec-reader/diagnostics/catalogue';
import {
  createDiagnostic,
  type Diagnostic,
  related,
  type SourceLocation,
} from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf } from '@hookbook/spec-reader/spec/file/specNode';
import { contentTypeOf } from '../messages/contentType.ts';
import type { EventWithSource } from '../read/event.ts';
import type { DeliveringProvider, DeliveryRule } from './deliveringProviders.ts';
import { isMultipart, isOtherFormat, type MediaType, parseMediaType } from './mediaType.ts';

export const contentTypesAreMediaTypes: DeliveryRule = (provider) =>
  contentTypesOf(provider).flatMap(({ text, location }) => {
    if (parseMediaType(text)) return [];
    const message = `The content type ${JSON.stringify(text)} is not a media type.`;
    // Nothing that is generated has a content type that only the messages name, and that is no form.
    const code = provider.isDescribed ? 'delivery-invalid' : 'delivery-content-type';
    return [createDiagnostic(code, location(), message, { fix: 'Use a media type such as application/json.' })];
  });

/** A delivery is JSON, or a form with fields that are texts, numbers and booleans. */
export const contentTypesFitPayloads: DeliveryRule = (provider) =>
  readContentTypes(provider).flatMap(({ mediaType, location, events }) => {
    const { essence } = mediaType;
    if (isMultipart(mediaType)) {
      if (!events.some((event) => isStructured(event, provider))) return [];
      const message = `A delivery is JSON or a form without files, but its content type is ${essence}.`;
      const code = provider.isDescribed ? 'delivery-invalid' : 'delivery-content-type';
      return [createDiagnostic(code, location(), message, { fix: SUPPORTED_FIX })];
    }
    if (!isForm(essence)) return [];
    const problem = events.flatMap((event) => formProblem(event, provider) ?? [])[0];
    return problem ? [createDiagnostic(codeOfForms(provider), location(), problem, { fix: FORM_FIX })] : [];
  });

/** Without `x-webhook`, deliveries are read as forms if all messages are forms, and as JSON otherwise. */
function codeOfForms({ isDescribed, webhook }: DeliveringProvider): DiagnosticCode {
  return isDescribed || webhook.delivery?.contentType !== undefined ? 'delivery-invalid' : 'delivery-content-type';
}

const SUPPORTED_FIX =
  'If the provider sends another body, correct the content type. Hookbook supports JSON and application/x-www-form-urlencoded.';
const FORM_FIX =
  'If the provider sends JSON, correct the content type. If a field contains JSON, describe it as a string.';

function formProblem({ event }: EventWithSource, { provider }: DeliveringProvider): string | undefined {
  const definitions = new Map(provider?.provider.definitions.map(({ name, schema }) => [name, schema]));
  const lookup = (name: string) => definitions.get(name);
  const type = JSON.stringify(event.type);
  if ((acceptedTypes(event.payload, lookup) & OBJECT) === 0)
    return `Deliveries are forms, but the payload of ${type} is not an object.`;
  const nested = nestedMember(event.payload, lookup);
  if (nested === undefined) return undefined;
  return `Deliveries are forms, but the property ${JSON.stringify(nested)} of ${type} is an object or an array of objects.`;
}

/** Whoever reads a body has to know whether it is a form. */
export const contentTypesAreAllForms: DeliveryRule = (provider) => {
  const sent = provider.webhook.delivery?.contentType;
  return sent === undefined ? mixedForms(provider) : contradictedForms(provider, sent);
};

function contradictedForms({ document, locate, messages }: DeliveringProvider, sent: string): Diagnostic[] {
  const node = messages
    .map(({ message }) => contentTypeOf(document, message))
    .find((found) => found !== undefined && isForm(found.value) !== isForm(sent));
  if (!node) return [];
  const [kind, other] = isForm(sent) ? ['forms', node.value] : [sent, 'forms'];
  const message = `Deliveries are ${kind} according to x-webhook, but ${other} according to a message.`;
  const notes = [related('the content type of a message', locationOf(node))];
  const place = locate('delivery', 'contentType');
  return [createDiagnostic('delivery-invalid', place, message, { related: notes, fix: 'Correct one of the two.' })];
}

function mixedForms(provider: DeliveringProvider): Diagnostic[] {
  const types = readContentTypes(provider);
  const form = types.find(({ mediaType }) => isForm(mediaType.essence));
  const other = types.find(({ mediaType }) => !isForm(mediaType.essence));
  const isSilent =
    types.reduce((count, { events }) => count + events.length, 0) < (provider.provider?.events.length ?? 0);
  if (!form || (!other && !isSilent)) return [];
  const message = 'Some events of the provider are forms, and others are not.';
  const notes = other ? [related(`events have the content type ${other.mediaType.essence}`, other.location())] : [];
  return [createDiagnostic(codeOfForms(provider), form.location(), message, { related: notes, fix: MIXED_FIX })];
}

const MIXED_FIX = 'Correct the content types, or give the forms their own provider with x-provider.';

export const contentTypesAreJson: DeliveryRule = (provider) =>
  readContentTypes(provider).flatMap(({ mediaType, location, events }) => {
    if (!isOtherFormat(mediaType) || !events.some((event) => isStructured(event, provider))) return [];
    const message = `A delivery is JSON or a form, but its content type is ${mediaType.essence}.`;
    return [createDiagnostic('delivery-content-type', location(), message, { fix: SUPPORTED_FIX })];
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
    // Another rule reports it.
    if (isForm(node.value) !== isForm(sent)) return [];
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

/** Whether the payload of an event is known to be an object or a list. */
function isStructured({ event }: EventWithSource, { provider }: DeliveringProvider): boolean {
  const definitions = new Map(provider?.provider.definitions.map(({ name, schema }) => [name, schema]));
  const types = acceptedTypes(event.payload, (name) => definitions.get(name));
  if (types !== ANY && (types & (OBJECT | ARRAY)) !== 0) return true;
  return event.examples.some(({ payload }) => isMapping(payload) || Array.isArray(payload));
}
