import type { DocsLink, Event, Tag, Webhook } from '@hookbook/contract';
import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { dialectOf } from '../dialect/schemaFormat.ts';
import { locationOf, member, members, type SpecNode, specPointerOf } from '../spec/file/specNode.ts';
import { getPath } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { eventTypeOf } from './eventType.ts';
import { type ExampleWithSource, examplesOf } from './examples.ts';
import { checkExtensions, inferredOf, ownName, sinceOf } from './extensions.ts';
import { field, type Message, schemaOf, text } from './messages.ts';
import { eventTypeName, slug, titleCase } from './naming/names.ts';
import { checkSchema } from './schema/checkSchema.ts';
import type { DefinitionCollector } from './schema/collectDefinitions.ts';

/** An event with the nodes that later rules point at. */
export interface EventWithSource {
  readonly event: Event;
  readonly message: Message;
  readonly examples: readonly ExampleWithSource[];
}

interface EventContext {
  readonly document: SpecDocument;
  /** Absent where it cannot be used; then no message has an event type, but all else is checked. */
  readonly webhook: Webhook | undefined;
  readonly definitions: DefinitionCollector;
}

/** Reads one message; without an event type it is no event, and the diagnostics say why. */
export function readEvent(
  { document, webhook, definitions }: EventContext,
  message: Message,
): { placed?: EventWithSource; diagnostics: Diagnostic[] } {
  const payload = readSchema(document, message, 'payload', definitions);
  const headers = readSchema(document, message, 'headers', definitions);
  const isReadable = payload.readable && headers.readable;
  const { type, parts, diagnostics } =
    webhook && isReadable ? eventTypeOf(document, message, webhook) : { parts: [], diagnostics: [] };
  const { examples, isMissing, diagnostics: exampleFaults } = examplesOf(document, message);
  const schemaFaults = [...payload.diagnostics, ...headers.diagnostics];
  const all = [
    ...schemaFaults,
    // Where a keyword is misspelt, that may be why the event type is not found.
    ...(hasErrors(schemaFaults) ? [] : diagnostics),
    ...exampleFaults,
    ...checkExtensions(document, message),
  ];
  if (type === undefined) return { diagnostics: all };
  if (isMissing)
    all.push(createDiagnostic('example-missing', locationOf(message.node, 'key'), `${type} has no example.`));
  const name = ownName(document, message) || type;
  const event: Event = {
    type,
    slug: slug(name),
    typeName: eventTypeName(name),
    title: text(field(document, message, 'title')) || titleCase(type),
    summary: oneLine(text(field(document, message, 'summary'))),
    description: text(field(document, message, 'description')),
    tags: tagsOf(document, field(document, message, 'tags')),
    docs: docsOf(document, field(document, message, 'externalDocs')),
    deprecated: payload.deprecated,
    ...sinceOf(document, message),
    ...inferredOf(document, message),
    typeParts: parts,
    payload: payload.schema,
    ...(headers.present && { headers: headers.schema }),
    examples: examples.map(({ example }) => example),
    source: specPointerOf(message.node),
  };
  return { placed: { event, message, examples }, diagnostics: all };
}

function readSchema(
  document: SpecDocument,
  message: Message,
  key: 'payload' | 'headers',
  definitions: DefinitionCollector,
) {
  const found = schemaOf(document, message, key);
  if (!found) return { schema: true as const, readable: true, present: false, deprecated: false, diagnostics: [] };
  const format = found.format && text(found.format);
  const dialect = dialectOf(format);
  if (!dialect) {
    const diagnostics = [
      createDiagnostic(
        'schema-format-unknown',
        locationOf(found.format ?? found.node),
        `hookbook cannot read schemas of the format "${format}".`,
      ),
    ];
    return { schema: true as const, readable: false, present: true, deprecated: false, diagnostics };
  }
  return {
    schema: definitions.canonical(found.written, dialect),
    readable: isMapping(found.node.value) || typeof found.node.value === 'boolean',
    present: true,
    deprecated: isMapping(found.node.value) && found.node.value.deprecated === true,
    diagnostics: checkSchema(found.node, dialect),
  };
}

export function tagsOf(document: SpecDocument, node: SpecNode | undefined): Tag[] {
  if (!node || !Array.isArray(node.value)) return [];
  return members(node).flatMap(([, each]) => {
    const tag = getPath(document, each) ?? each;
    const name = text(member(tag, 'name'));
    const description = text(member(tag, 'description'));
    return name === '' ? [] : [{ name, ...(description !== '' && { description }) }];
  });
}

export function docsOf(document: SpecDocument, node: SpecNode | undefined): DocsLink[] {
  const docs = node && (getPath(document, node) ?? node);
  const url = docs ? text(member(docs, 'url')) : '';
  const description = docs ? text(member(docs, 'description')) : '';
  return url === '' ? [] : [{ url, ...(description !== '' && { description }) }];
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ');
}
