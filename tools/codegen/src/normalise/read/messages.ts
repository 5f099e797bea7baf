import { isMapping } from '@hookbook/contract/data';
import { member, members, type SpecNode } from '../../spec/file/specNode.ts';
import { getPath, resolveChain, resolvePure } from '../../spec/resolve.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';

/** A message of a channel with its traits, and the key under which the channel lists it. */
export interface Message {
  readonly key: string;
  /** Where the channel lists it; often no more than a `$ref`. */
  readonly entry: SpecNode;
  readonly node: SpecNode;
  readonly traits: readonly SpecNode[];
}

export interface Channel {
  readonly name: string;
  /** Where the document lists it; often no more than a `$ref`. */
  readonly entry: SpecNode;
  readonly node: SpecNode;
}

/** The channels of a document: `send` and `receive` alike, AsyncAPI 2 and 3. */
export function channelsOf(document: SpecDocument, root: SpecNode): Channel[] {
  const channels = getPath(document, root, 'channels');
  if (!channels || !isMapping(channels.value)) return [];
  return members(channels).flatMap(([name, entry]) =>
    isBroken(document, entry) ? [] : [{ name, entry, node: resolveChain(document, entry) }],
  );
}

/** AsyncAPI 3 lists messages on the channel; AsyncAPI 2 on its operations, one or several under `oneOf`. */
export function messagesOf(document: SpecDocument, channel: SpecNode): Message[] {
  const listed = getPath(document, channel, 'messages');
  const found = listed ? members(listed).map(([key, node]) => ({ key, node })) : operationMessages(document, channel);
  return found
    .filter(({ node }) => !isBroken(document, node) && isMapping(resolveChain(document, node).value))
    .map(({ key, node }) => {
      const message = getPath(document, node) ?? node;
      const traits = getPath(document, message, 'traits');
      return {
        key,
        entry: node,
        node: message,
        traits: traits ? members(traits).map(([, each]) => getPath(document, each) ?? each) : [],
      };
    });
}

/** A `$ref` that leads nowhere is reported as such; nothing can be said of what it should be. */
function isBroken(document: SpecDocument, node: SpecNode): boolean {
  const { value } = resolveChain(document, node);
  return isMapping(value) && Object.hasOwn(value, '$ref');
}

function operationMessages(document: SpecDocument, channel: SpecNode): { key: string; node: SpecNode }[] {
  return ['subscribe', 'publish'].flatMap((operation) => {
    const message = getPath(document, channel, operation, 'message');
    const several = message && getPath(document, message, 'oneOf');
    const nodes = several ? members(several).map(([, node]) => node) : message ? [message] : [];
    return nodes.map((node) => ({ key: nameOf(getPath(document, node) ?? node), node }));
  });
}

function nameOf(message: SpecNode): string {
  const name = member(message, 'name')?.value ?? member(message, 'messageId')?.value;
  return typeof name === 'string' ? name : (message.path.at(-1) ?? '');
}

/** A field of a message; where it has none, that of its last trait that has. */
export function field(document: SpecDocument, message: Message, key: string): SpecNode | undefined {
  const written = writtenField(message, key);
  return written && resolveChain(document, written);
}

/** The same, before any `$ref` is followed. */
function writtenField(message: Message, key: string): SpecNode | undefined {
  const holders = [message.node, ...[...message.traits].reverse()];
  return holders.map((each) => member(each, key)).find((each) => each !== undefined);
}

export function text(node: SpecNode | undefined): string {
  return typeof node?.value === 'string' ? node.value.trim() : '';
}

/** The schema of a payload or of headers. */
interface MessageSchema {
  /** Behind `$ref`s that stand alone. */
  readonly node: SpecNode;
  /** As the message has it. */
  readonly written: SpecNode;
  readonly format?: SpecNode;
}

/** The payload or headers schema, out of its Multi Format Schema Object if it stands in one. */
export function schemaOf(
  document: SpecDocument,
  message: Message,
  key: 'payload' | 'headers',
): MessageSchema | undefined {
  const written = writtenField(message, key);
  const node = written && resolvePure(document, written);
  if (!node) return undefined;
  const format = isMapping(node.value) ? member(node, 'schemaFormat') : undefined;
  const inner = format && member(node, 'schema');
  if (format && inner) return { node: resolvePure(document, inner), written: inner, format };
  const ownFormat = key === 'payload' ? member(message.node, 'schemaFormat') : undefined;
  return { node, written, ...(ownFormat && { format: ownFormat }) };
}
