import { type Contract, type Event, type Guide, type Provider, type Release, SCHEMA_URI } from '@hookbook/contract';
import { withExactNumbers } from '@hookbook/contract/data';
import { definitionName, mapReferences, type Schema } from '@hookbook/contract/schema';
import type { EventEntry, ProviderEntry } from '../../model/site.ts';
import { externalDocs } from '../externalDocs.ts';
import { compactText, type MemberText, memberTexts, objectJson } from '../jsonText.ts';
import { entitiesExtension, webhookExtension } from './webhookExtension.ts';

/** The contract as one AsyncAPI 3 document, whatever it was written in: a channel for each provider, a message for each event. */
export function asyncapiText(
  { title, version, description, guides, releases }: Omit<Contract, 'providers'>,
  entries: readonly ProviderEntry[],
): string {
  const schemas = entries.flatMap(definitionTexts);
  return compactText([
    ...memberTexts({
      asyncapi: '3.0.0',
      info: { title, version, ...described(description), ...guidesOf(guides), ...releasesOf(releases) },
      defaultContentType: 'application/json',
    }),
    ['channels', objectJson(entries.map((entry) => [entry.provider.slug, channel(entry)]))],
    ...memberTexts({ operations: Object.fromEntries(entries.flatMap(({ provider }) => operations(provider))) }),
    ...(schemas.length > 0 ? [['components', objectJson([['schemas', objectJson(schemas)]])] as const] : []),
  ]);
}

function definitionTexts({ provider, definitionsText }: ProviderEntry): readonly MemberText[] {
  return JSON.parse(
    definitionsText('asyncapi', () =>
      JSON.stringify(
        provider.definitions.map(({ name, schema }) => [
          componentName(name, provider),
          JSON.stringify(withReferences(schema, provider)),
        ]),
      ),
    ),
  );
}

function guidesOf(guides: readonly Guide[]): object {
  const entries = guides.map(({ slug, title, summary, text }) => [slug, { title, ...(summary && { summary }), text }]);
  return entries.length === 0 ? {} : { 'x-guides': Object.fromEntries(entries) };
}

function releasesOf(releases: readonly Release[]): object {
  const entries = releases.map(({ version, ...release }) => [version, release]);
  return entries.length === 0 ? {} : { 'x-releases': Object.fromEntries(entries) };
}

function channel({ provider, messages }: ProviderEntry): string {
  const { title, description, tags, docs, webhook, formerNames } = provider;
  return objectJson([
    ...memberTexts({
      address: null,
      title,
      ...described(description),
      ...(tags.length > 0 && { tags }),
      ...externalDocs(docs),
    }),
    ['messages', objectJson(messages.map(messageText))],
    ...memberTexts({
      'x-webhook': webhookExtension(webhook),
      ...(formerNames && { 'x-former-names': formerNames.map((former) => former.name) }),
    }),
  ]);
}

function messageText({ event, provider, text }: EventEntry): MemberText {
  return [event.slug, text('asyncapi', () => JSON.stringify(message(event, provider)))];
}

/** Each provider is described from its own side: it sends events, and receives commands. */
function operations({ slug, typeName, title, events, commands }: Provider): (readonly [string, object])[] {
  const refs = (messages: readonly Event[]) =>
    messages.map((event) => ({ $ref: `#/channels/${slug}/messages/${event.slug}` }));
  const operation = (action: 'send' | 'receive', messages: readonly Event[], summary: string) =>
    messages.length === 0
      ? []
      : [
          [
            `${action}${typeName}`,
            { action, channel: { $ref: `#/channels/${slug}` }, summary, messages: refs(messages) },
          ] as const,
        ];
  return [
    ...operation('send', events, `${title} sends an event.`),
    ...operation('receive', commands, `${title} receives a command.`),
  ];
}

function message(event: Event, provider: Provider): object {
  const { type, typeOrigin, typeParts, formerTypes, formerNames, since, sunset, inferred, entities } = event;
  const { payload, headers } = event;
  const examples = event.examples.filter(({ origin }) => origin !== 'generated');
  return {
    name: type,
    title: event.title,
    ...(event.summary !== '' && { summary: event.summary }),
    ...described(event.description),
    ...(event.tags.length > 0 && { tags: event.tags }),
    ...externalDocs(event.docs),
    ...(typeOrigin !== 'schema' && { 'x-event-type': typeParts.length > 1 ? typeParts : type }),
    ...(formerTypes && { 'x-former-types': formerTypes.map((former) => former.type) }),
    ...(formerNames && { 'x-former-names': formerNames.map(({ typeName }) => typeName) }),
    ...(since && { 'x-since': since }),
    ...(sunset !== undefined && { 'x-sunset': sunset }),
    ...(inferred !== undefined && { 'x-inferred': inferred }),
    ...(entities && { 'x-entities': entitiesExtension(entities) }),
    ...(headers !== undefined && { headers: withReferences(headers, provider) }),
    payload: withReferences(payload, provider),
    ...(examples.length > 0 && {
      examples: examples.map(({ name, summary, headers: sent, payload: body, numbers }) => ({
        name,
        ...(summary !== '' && { summary }),
        ...(sent && { headers: sent }),
        payload: withExactNumbers(body, numbers),
      })),
      'x-example-origin': Object.fromEntries(examples.map(({ name, origin }) => [name, origin])),
    }),
  };
}

/** A schema of the document. Its dialect is not the one that AsyncAPI assumes. */
function withReferences(schema: Schema, provider: Provider): object | boolean {
  const mapped = mapReferences(
    schema,
    ($ref) => `#/components/schemas/${componentName(definitionName($ref), provider)}`,
  );
  return typeof mapped === 'boolean' ? mapped : { $schema: SCHEMA_URI, ...mapped };
}

/** Several providers may have definitions of one name. */
function componentName(name: string, { slug }: Provider): string {
  return `${slug}.${name}`;
}

function described(description: string): object {
  return description === '' ? {} : { description };
}
