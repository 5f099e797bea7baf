import { identityOf, members, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath, resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';

/** What the application does with a message. It sends events. */
export type Direction = 'send' | 'receive';

/** The direction of a message of a channel, both as resolved nodes. */
export type DirectionOf = (channel: SpecNode, message: SpecNode) => Direction;

/**
 * Reads the directions from the operations of AsyncAPI 3. A message that an operation sends is sent, even if another one
 * receives it. A message that no operation names is sent, because nothing says otherwise.
 */
export function readDirections(document: SpecDocument): DirectionOf {
  const operations = getPath(document, rootNode(document.root), 'operations');
  const used = { send: new Set<string>(), receive: new Set<string>() };
  for (const [, entry] of operations ? members(operations) : []) {
    const operation = resolveChain(document, entry);
    const action = getPath(document, operation, 'action')?.value === 'receive' ? 'receive' : 'send';
    for (const use of messagesUsed(document, operation)) used[action].add(use);
    const reply = getPath(document, operation, 'reply');
    // A reply is part of a conversation, whoever sends it. It is not an event.
    if (reply) for (const use of messagesUsed(document, reply)) used.receive.add(use);
  }
  return (channel, message) => {
    const use = useOf(channel, message);
    return used.receive.has(use) && !used.send.has(use) ? 'receive' : 'send';
  };
}

function useOf(channel: SpecNode, message: SpecNode): string {
  return `${identityOf(channel)} ${identityOf(message)}`;
}

/** The messages that an operation or reply lists; without a list, all messages of its channel. */
function messagesUsed(document: SpecDocument, operation: SpecNode): string[] {
  const channel = getPath(document, operation, 'channel');
  const messages = getPath(document, operation, 'messages') ?? (channel && getPath(document, channel, 'messages'));
  if (!channel || !messages) return [];
  return members(messages).map(([, entry]) => useOf(channel, resolveChain(document, entry)));
}
