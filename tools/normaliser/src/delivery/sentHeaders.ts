import type { Signature } from '@hookbook/contract';
import { isMapping } from '@hookbook/contract/data';
import { member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { composedSchemas, propertiesOf } from '../eventType/places.ts';
import { exampleNodes, field, type Message, schemaOf } from '../messages/messages.ts';
import type { DeliveringProvider } from './deliveringProviders.ts';
import { CONNECTION_HEADERS, GENERAL_HEADERS } from './httpHeaders.ts';

/** A name with the node of the value that it belongs to. */
export type NamedNode = readonly [name: string, node: SpecNode];

/** The headers that the schema of a message declares, or that of its HTTP binding. */
export function declaredHeaders(document: SpecDocument, message: Message): NamedNode[] {
  return headerSchemas(document, message).flatMap((schema) => propertiesOf(document, schema));
}

/** An example of a message that can be delivered, with its headers. */
export interface ExampleHeaders {
  /** The headers, or else the example. */
  readonly node: SpecNode;
  readonly headers: readonly NamedNode[];
}

/** The headers of each example that has a payload. */
export function exampleHeaders(document: SpecDocument, message: Message): ExampleHeaders[] {
  return exampleNodes(document, message)
    .filter((example) => member(example, 'payload') !== undefined)
    .map((example) => {
      const headers = getPath(document, example, 'headers');
      return { node: headers ?? example, headers: headers && isMapping(headers.value) ? members(headers) : [] };
    });
}

/** The names of all headers that some delivery of the provider has; undefined if there may be more. */
export function knownHeaders(provider: DeliveringProvider): string[] | undefined {
  const { document, messages } = provider;
  if (!provider.isComplete() || messages.some(({ message }) => isOpen(document, message))) return undefined;
  const written = messages.flatMap(({ message }) => [
    ...declaredHeaders(document, message).map(([name]) => name),
    ...headerSchemas(document, message).flatMap((schema) => requiredNames(document, schema)),
    ...exampleHeaders(document, message).flatMap(({ headers }) => headers.map(([name]) => name)),
  ]);
  return [...new Set([...generatedHeaders(provider), ...written])];
}

/** The headers that signing adds to each attempt, besides the signature. */
export function schemeHeaders({
  timestamp,
  id,
  headers = {},
}: Pick<Signature, 'timestamp' | 'id' | 'headers'>): readonly string[] {
  return [timestamp?.header, id?.header, ...Object.keys(headers)].filter((name) => name !== undefined);
}

/** The headers of every delivery of an event, whatever its example says: `x-webhook` points to them or the scheme adds them. */
export function generatedHeaders(
  { webhook }: DeliveringProvider,
  typeParts: readonly (string | undefined)[] = webhook.eventType.map(() => ''),
): string[] {
  const { eventType, eventId, idempotencyKey, occurredAt, signature } = webhook;
  const sent = eventType.filter((_, index) => typeParts[index] !== undefined);
  const expressions = [...sent, eventId, idempotencyKey, occurredAt];
  return [
    ...GENERAL_HEADERS,
    ...(signature ? schemeHeaders(signature) : []),
    ...expressions.flatMap((expression) => (expression?.in === 'header' ? expression.path : [])),
  ];
}

/** The names of the headers that a delivery of an example has, in lower case. */
export function deliveredHeaders(
  provider: DeliveringProvider,
  typeParts: readonly (string | undefined)[],
  { headers }: ExampleHeaders,
): ReadonlySet<string> {
  const written = headers.map(([name]) => name.toLowerCase()).filter((name) => !CONNECTION_HEADERS.has(name));
  return new Set([...generatedHeaders(provider, typeParts), ...written]);
}

function headerSchemas(document: SpecDocument, message: Message): SpecNode[] {
  const bindings = field(document, message, 'bindings');
  const binding = bindings && getPath(document, bindings, 'http', 'headers');
  return [schemaOf(document, message, 'headers')?.node, binding].filter((schema) => schema !== undefined);
}

function requiredNames(document: SpecDocument, schema: SpecNode): string[] {
  return composedSchemas(document, schema).flatMap(({ value }) => {
    const required = isMapping(value) && Array.isArray(value.required) ? (value.required as unknown[]) : [];
    return required.filter((name) => typeof name === 'string');
  });
}

/** Whether a schema describes headers by the pattern of their names. */
function isOpen(document: SpecDocument, message: Message): boolean {
  return headerSchemas(document, message)
    .flatMap((schema) => composedSchemas(document, schema))
    .some(({ value }) => isMapping(value) && value.patternProperties !== undefined);
}
