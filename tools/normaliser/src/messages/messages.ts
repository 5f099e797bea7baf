import { isMapping } from '@hookbook/contract/data';
import { identityOf, member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath, isBroken, resolveChain, resolvePure } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { anonymousNames } from './anonymousMessages.ts';
import type { Direction, DirectionOf } from './operations.ts';

/** A message of a channel, with its traits. */
export interface Message {
  /** The key under which the channel lists it; in AsyncAPI 2 its name. */
  readonly key: string;
  /** Whether the author chose the key. Otherwise it follows from the channel. */
  readonly isNamed: boolean;
  readonly direction: Direction;
  readonly channel: Channel;
  /** The channel's entry for the message, often only a `$ref`. */
  readonly entry: SpecNode;
  readonly node: SpecNode;
  readonly traits: readonly SpecNode[];
}

export interface Channel {
  readonly name: string;
  /** Absent if it is not known. In AsyncAPI 2 the name is the address. */
  readonly address?: string;
  /** The document's entry for the channel, often only a `$ref`. */
  readonly entry: SpecNode;
  readonly node: SpecNode;
}

/** The channels of a document in AsyncAPI 2 or 3, with any action. Leaves out broken `$ref`s. */
export function channelsOf(document: SpecDocument, root: SpecNode): Channel[] {
  const channels = getPath(document, root, 'channels');
  if (!channels || !isMapping(channels.value)) return [];
  const areAddresses = /^2\./.test(String(member(root, 'asyncapi')?.value));
  return members(channels).flatMap(([name, entry]) => {
    if (isBroken(document, entry)) return [];
    const node = resolveChain(document, entry);
    const address = areAddresses ? name : member(node, 'address')?.value;
    return [{ name, ...(typeof address === 'string' && { address }), entry, node }];
  });
}

/** AsyncAPI 3 lists messages on the channel; AsyncAPI 2 on its operations, one or several under `oneOf`. */
export function messagesOf(document: SpecDocument, channel: Channel, directionOf: DirectionOf): Message[] {
  return entriesOf(document, channel, directionOf)
    .filter(({ entry }) => !isBroken(document, entry) && isMapping(resolveChain(document, entry).value))
    .map((listed) => {
      const node = resolveChain(document, listed.entry);
      return { ...listed, channel, node, traits: traitsOf(document, node) };
    });
}

type MessageEntry = Pick<Message, 'key' | 'isNamed' | 'entry' | 'direction'>;

function entriesOf(document: SpecDocument, channel: Channel, directionOf: DirectionOf): MessageEntry[] {
  const messages = getPath(document, channel.node, 'messages');
  if (!messages) return operationMessages(document, channel);
  return members(messages).map(([key, entry]) => {
    const direction = directionOf(channel.node, resolveChain(document, entry));
    return { key, isNamed: true, entry, direction };
  });
}

function traitsOf(document: SpecDocument, message: SpecNode): SpecNode[] {
  const traits = getPath(document, message, 'traits');
  return traits ? members(traits).map(([, trait]) => resolveChain(document, trait)) : [];
}

const OPERATIONS = [
  ['subscribe', 'send'],
  ['publish', 'receive'],
] as const;

/** In AsyncAPI 2, others `subscribe` to what the application sends. A message in both operations is sent. */
function operationMessages(document: SpecDocument, channel: Channel): MessageEntry[] {
  const listed = OPERATIONS.flatMap(([operation, direction]) =>
    operationEntries(document, channel.node, operation).map((entry) => ({ entry, direction })),
  );
  const firsts = new Map(
    listed.map(({ entry }) => [identityOf(resolveChain(document, entry)), entry] as const).reverse(),
  );
  const found = listed.filter(({ entry }) => firsts.get(identityOf(resolveChain(document, entry))) === entry);
  const nodes = found.map(({ entry }) => resolveChain(document, entry));
  const unnamed = nodes.filter((node) => nameOf(node) === undefined);
  const names = anonymousNames(unnamed);
  const anonymousKeys = new Map(
    unnamed.map((node, index) => [node, unnamed.length === 1 ? channel.name : `${channel.name} ${names[index]}`]),
  );
  return found.map(({ entry, direction }, index) => {
    const node = nodes[index] ?? entry;
    const anonymousKey = anonymousKeys.get(node);
    return { key: anonymousKey ?? nameOf(node) ?? '', isNamed: anonymousKey === undefined, entry, direction };
  });
}

function operationEntries(document: SpecDocument, channel: SpecNode, operation: string): SpecNode[] {
  const unresolved = getPath(document, channel, operation);
  const entry = unresolved && member(unresolved, 'message');
  const oneOf = entry && getPath(document, entry, 'oneOf');
  return oneOf ? members(oneOf).map(([, item]) => item) : entry ? [entry] : [];
}

/** The name that the author gave a message: in it, as its key among the components, or as the name of its file. */
function nameOf(message: SpecNode): string | undefined {
  const { file, path } = message;
  const name = text(member(message, 'name')) || text(member(message, 'messageId'));
  if (name !== '') return name;
  if (path.length === 0)
    return file.name
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]+$/, '');
  return path.at(-2) === 'messages' ? path.at(-1) : undefined;
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

/** The items of `examples`, with or without a payload. */
export function exampleNodes(document: SpecDocument, message: Message): SpecNode[] {
  const list = field(document, message, 'examples');
  return list ? members(list).map(([, item]) => resolveChain(document, item)) : [];
}

export function exampleName(example: SpecNode, index: number): string {
  return text(member(example, 'name')) || `example-${index + 1}`;
}
