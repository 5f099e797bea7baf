import { isMapping } from '@hookbook/contract/data';
import { member, members, type SpecNode } from '../../spec/file/specNode.ts';
import { getPath, resolveChain, resolvePure } from '../../spec/resolve.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';

/** A message of a channel with its traits, and the key under which the channel lists it. */
export interface Message {
  readonly key: string;
  /** The channel's entry for the message, often only a `$ref`. */
  readonly entry: SpecNode;
  readonly node: SpecNode;
  readonly traits: readonly SpecNode[];
}

export interface Channel {
  readonly name: string;
  /** The document's entry for the channel, often only a `$ref`. */
  readonly entry: SpecNode;
  readonly node: SpecNode;
}

/** The channels of a document in AsyncAPI 2 or 3, with any action. Leaves out broken `$ref`s. */
export function channelsOf(document: SpecDocument, root: SpecNode): Channel[] {
  const channels = getPath(document, root, 'channels');
  if (!channels || !isMapping(channels.value)) return [];
  return members(channels).flatMap(([name, entry]) =>
    isBroken(document, entry) ? [] : [{ name, entry, node: resolveChain(document, entry) }],
  );
}

/** AsyncAPI 3 lists messages on the channel; AsyncAPI 2 on its operations, one or several under `oneOf`. */
export function messagesOf(document: SpecDocument, channel: SpecNode): Message[] {
  const messages = getPath(document, channel, 'messages');
  const entries = messages
    ? members(messages).map(([key, entry]) => ({ key, entry }))
    : operationMessages(document, channel);
  return entries
    .filter(({ entry }) => !isBroken(document, entry) && isMapping(resolveChain(document, entry).value))
    .map(({ key, entry }) => {
      const node = resolveChain(document, entry);
      return { key, entry, node, traits: traitsOf(document, node) };
    });
}

function traitsOf(document: SpecDocument, message: SpecNode): SpecNode[] {
  const traits = getPath(document, message, 'traits');
  return traits ? members(traits).map(([, trait]) => resolveChain(document, trait)) : [];
}

/** Whether a chain of `$ref`s has no target. The loader reports it, so nothing else is reported about the node. */
function isBroken(document: SpecDocument, node: SpecNode): boolean {
  const { value } = resolveChain(document, node);
  return isMapping(value) && Object.hasOwn(value, '$ref');
}

function operationMessages(document: SpecDocument, channel: SpecNode): { key: string; entry: SpecNode }[] {
  return ['subscribe', 'publish'].flatMap((operation) => {
    const message = getPath(document, channel, operation, 'message');
    const oneOf = message && getPath(document, message, 'oneOf');
    const entries = oneOf ? members(oneOf).map(([, entry]) => entry) : message ? [message] : [];
    return entries.map((entry) => ({ key: nameOf(resolveChain(document, entry)), entry }));
  });
}

function nameOf(message: SpecNode): string {
  const name = member(message, 'name')?.value ?? member(message, 'messageId')?.value;
  return typeof name === 'string' ? name : (message.path.at(-1) ?? '');
}

/** A field of a message, or of its last trait that has the field. */
export function field(document: SpecDocument, message: Message, key: string): SpecNode | undefined {
  const unresolved = unresolvedField(message, key);
  return unresolved && resolveChain(document, unresolved);
}

function unresolvedField(message: Message, key: string): SpecNode | undefined {
  const objects = [message.node, ...[...message.traits].reverse()];
  return objects.map((object) => member(object, key)).find((node) => node !== undefined);
}

export function text(node: SpecNode | undefined): string {
  return typeof node?.value === 'string' ? node.value.trim() : '';
}

/** The schema of a payload or of headers. */
interface MessageSchema {
  /** The target, if the schema is only a `$ref`. */
  readonly node: SpecNode;
  readonly unresolved: SpecNode;
  readonly format?: SpecNode;
}

/** The payload or headers schema of a message, taken out of a Multi Format Schema Object if there is one. */
export function schemaOf(
  document: SpecDocument,
  message: Message,
  key: 'payload' | 'headers',
): MessageSchema | undefined {
  const unresolved = unresolvedField(message, key);
  const node = unresolved && resolvePure(document, unresolved);
  if (!node) return undefined;
  const format = isMapping(node.value) ? member(node, 'schemaFormat') : undefined;
  const schema = format && member(node, 'schema');
  if (format && schema) return { node: resolvePure(document, schema), unresolved: schema, format };
  const messageFormat = key === 'payload' ? member(message.node, 'schemaFormat') : undefined;
  return { node, unresolved, ...(messageFormat && { format: messageFormat }) };
}
