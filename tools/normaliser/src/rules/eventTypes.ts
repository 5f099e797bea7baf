import type { EventTypeOrigin } from '@hookbook/contract';
import { createDiagnostic, hasErrors, related } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member, rootNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isComplete } from '@hookbook/spec-reader/spec/reachable';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import { declaredAt, pinnedAt } from '../eventType/places.ts';
import { field, schemaOf } from '../messages/messages.ts';
import type { MessageResult } from '../read/event.ts';
import { missingWebhook } from '../read/webhookErrors.ts';
import type { Rule } from './rule.ts';

/** If no message declares the property, the mistake is in x-webhook, so it is reported there and only once. */
export const eventTypesAreDeclared: Rule = ({ document, providers }) =>
  providers.flatMap(({ source, webhook, undeclaredEventType }) => {
    if (!webhook || !undeclaredEventType) return [];
    const { expression, hint } = undeclaredEventType;
    const eventType = source.webhook && getPath(document, source.webhook, 'eventType');
    const expressionNode = eventType && (member(eventType, '0') ?? eventType);
    const message = `No message declares a property at ${expression}, so the event types are unknown.${hint}`;
    return [
      createDiagnostic('event-type-missing', locationOf(expressionNode ?? source.node), message, {
        fix: 'Correct the expression, or declare the property with a `const` in the schema of each message.',
      }),
    ];
  });

/** A message whose event type is not known is not an event. Everything else is still generated. */
export const eventTypesAreKnown: Rule = ({ document, providers }) =>
  providers.flatMap(({ webhook, undeclaredEventType, messages, eventTypes }) => {
    if (!webhook || undeclaredEventType) return [];
    const clashing = new Set([...eventTypes.clashes.values()].flat().map(({ node }) => node.value));
    return messages.flatMap((result) => {
      const { message, event } = result;
      const isReadable = result.payload.isReadable && result.headers.isReadable;
      if (event || clashing.has(message.node.value) || !isReadable || hasErrorsInSchemas(result)) return [];
      if (!isComplete(document, message.node)) return [];
      const node = schemaOf(document, message, 'payload')?.node ?? message.node;
      const place = webhook.eventType[0] ? ` at ${webhook.eventType[0].expression}` : '';
      const problem = `Message "${message.key}" has no \`const\` for its event type${place}.`;
      return [createDiagnostic('event-type-missing', locationOf(node, 'key'), problem)];
    });
  });

/** A misspelt keyword, for example, may hide the event type. */
function hasErrorsInSchemas({ payload, headers }: MessageResult): boolean {
  return hasErrors([...payload.diagnostics, ...headers.diagnostics]);
}

/** An event whose schema has another type would be valid nowhere but here. */
export const eventTypesAgreeWithSchemas: Rule = ({ document, providers }) =>
  providers.flatMap(({ webhook, messages }) =>
    messages.flatMap(({ message, event }) => {
      const extension = field(document, message, 'x-event-type');
      if (!webhook || !event || !extension) return [];
      return webhook.eventType.flatMap((place, index) => {
        const [type, pinned] = [event.event.typeParts[index], pinnedAt(document, message, place)];
        if (type === undefined || pinned === undefined || type === pinned) return [];
        const [schema] = declaredAt(document, message, place);
        const problem = `x-event-type is "${type}", but the schema has the constant "${pinned}" at ${place.expression}.`;
        return [
          createDiagnostic('extension-invalid', locationOf(extension), problem, {
            fix: 'Use one event type in both places.',
            ...(schema && { related: [related('the schema', locationOf(schema))] }),
          }),
        ];
      });
    }),
  );

export const eventTypesAreUnique: Rule = ({ providers }) =>
  providers.flatMap(({ eventTypes }) =>
    [...eventTypes.clashes].flatMap(([type, messages]) => {
      const last = messages.at(-1);
      if (!last) return [];
      const problem = `${messages.length} messages have the event type "${type}", so they cannot be distinguished.`;
      const others = messages.slice(0, -1).map(({ key, node }) => related(`message "${key}"`, locationOf(node, 'key')));
      return [createDiagnostic('event-type-clash', locationOf(last.node, 'key'), problem, { related: others })];
    }),
  );

export const webhooksArePresent: Rule = ({ providers }) =>
  providers.flatMap(({ source }) => source.withoutWebhook.map(missingWebhook));

/** The defaults that a document without `x-webhook` gets, told once. */
export const webhookDefaultsAreStated: Rule = ({ document, providers }) =>
  providers.flatMap(({ source, provider, webhook }) => {
    const events = provider?.provider.events ?? [];
    if (source.webhook || !webhook || events.length === 0) return [];
    const [place] = webhook.eventType;
    const types = place ? `the event type is at ${place.expression}` : 'deliveries do not contain the event type';
    const belonging = events.length === 1 ? 'its event belongs' : `its ${events.length} events belong`;
    const message = `The document has no x-webhook: ${belonging} to the provider "${source.name}", and ${types}.`;
    const location = locationOf(getPath(document, rootNode(document.root), 'info') ?? source.node, 'key');
    return [createDiagnostic('webhook-default', location, message)];
  });

const INFERRED_FROM: Readonly<Partial<Record<EventTypeOrigin, string>>> = {
  examples: 'the examples',
  discriminator: 'the discriminator of the schemas',
  key: 'the keys of the messages',
  channel: 'the channels',
  name: 'the names of the messages',
};

/** An event type that no schema pins is a conclusion, which validators then require. */
export const inferredEventTypesAreStated: Rule = ({ document, providers }) =>
  providers.flatMap(({ source, messages, webhook }) => {
    const [place] = webhook?.eventType ?? [];
    if (!place) return [];
    const inferred = messages.filter(({ event }) => event && event.event.typeOrigin in INFERRED_FROM);
    const sound = inferred.filter((result) => !hasErrorsInSchemas(result) && isComplete(document, result.message.node));
    return Object.entries(INFERRED_FROM).flatMap(([origin, from]) => {
      const events = sound.flatMap(({ event }) => (event?.event.typeOrigin === origin ? event : []));
      const [first] = events;
      if (!first) return [];
      const whose = events.length === 1 ? `event "${first.event.type}"` : `${events.length} events of "${source.name}"`;
      const message = `The type of ${whose} is inferred from ${from}: no schema pins it at ${place.expression}.`;
      return [createDiagnostic('event-type-inferred', locationOf(first.message.node, 'key'), message)];
    });
  });
