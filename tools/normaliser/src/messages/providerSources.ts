import { inAlphabeticalOrder, isMapping } from '@hookbook/contract/data';
import { nearest } from '@hookbook/spec-reader/diagnostics/suggest';
import { identityOf, member, members, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath, resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { FORMER_NAMES } from '../naming/formerNames.ts';
import { lowerSlug, titleCase } from '../naming/names.ts';
import { type Channel, type Message, text } from './messages.ts';

/** An object that can have an `x-webhook`. */
export interface WebhookOwner {
  /** For messages, e.g. `channel "acme"`. */
  readonly name: string;
  readonly node: SpecNode;
}

/** A channel with its messages. */
export interface ChannelWithMessages {
  readonly channel: Channel;
  readonly messages: readonly Message[];
}

/** The channels of one provider, and the nodes that describe it. */
export interface ProviderSource {
  readonly name: string;
  readonly title: string;
  /** Whether the provider is one channel, whose key is its name. */
  readonly isChannel: boolean;
  readonly channels: readonly ChannelWithMessages[];
  /** The node with the provider's description, tags and links: its channel, or the document. */
  readonly node: SpecNode;
  /** The document's entry for the provider: that of its first channel. */
  readonly entry: SpecNode;
  /** The `x-webhook` that applies to all channels; absent if the document has none. */
  readonly webhook?: SpecNode;
  /** The `x-former-names` of its channels, or of the document that describes it. */
  readonly formerNames: readonly SpecNode[];
  /** What should have an `x-webhook`, because others have one or because its name is misspelt. */
  readonly withoutWebhook: readonly WebhookOwner[];
}

/**
 * Decides which channels belong to one provider. A channel names its provider with `x-provider`; a channel with an
 * `x-webhook` of its own is a provider; all others belong to the provider that the document describes.
 */
export function providerSources(document: SpecDocument, channels: readonly ChannelWithMessages[]): ProviderSource[] {
  const shared = webhooksOfEventChannels(channels);
  const owned = new Map<string, [Owner, ...ChannelWithMessages[]]>();
  for (const channel of channels) {
    const owner = ownerOf(document, channel.channel, shared);
    const group = owned.get(owner.key);
    if (!group) owned.set(owner.key, [owner, channel]);
    else {
      group.push(channel);
      group[0] = { ...owner, ...group[0] };
    }
  }
  const sources = [...owned.values()].map(([owner, ...group]) => describe(document, owner, group));
  const hasWebhooks = sources.some(({ isChannel }) => isChannel);
  return sources.map((source) => ({ ...source, withoutWebhook: ownersWithoutWebhook(document, source, hasWebhooks) }));
}

function ownersWithoutWebhook(
  document: SpecDocument,
  { webhook, channels }: DescribedSource,
  hasWebhooks: boolean,
): WebhookOwner[] {
  if (webhook) return [];
  const root = rootNode(document.root);
  const sending = channels.filter(({ messages }) => sentMessages(messages).length > 0);
  const owners = sending.map(({ channel: { name, node } }) => ({ name: `channel "${name}"`, node }));
  const documents = [root, getPath(document, root, 'info') ?? root].map((node) => ({ name: 'the document', node }));
  const misspelt = [...documents, ...owners].filter(({ node }) => hasMisspeltWebhook(node));
  return misspelt.length > 0 ? misspelt : hasWebhooks ? owners : [];
}

function hasMisspeltWebhook(node: SpecNode): boolean {
  return members(node).some(([key]) => key !== 'x-webhook' && nearest(key, ['x-webhook']) !== undefined);
}

type DescribedSource = Omit<ProviderSource, 'withoutWebhook'>;

interface Owner {
  /** Equal for channels of the same provider. */
  readonly key: string;
  readonly kind: 'named' | 'channel' | 'server' | 'document';
  readonly name?: string;
  readonly server?: SpecNode;
  readonly webhook?: SpecNode;
}

function ownerOf(document: SpecDocument, { name: channelName, node }: Channel, shared: ReadonlySet<string>): Owner {
  const own = member(node, 'x-webhook');
  const server = serversOf(document, node).find((candidate) => member(candidate, 'x-webhook') !== undefined);
  const webhook = own ?? (server ? member(server, 'x-webhook') : documentExtension(document, 'x-webhook'));
  const found = webhook && { webhook };
  const name = text(member(node, 'x-provider')) || text(documentExtension(document, 'x-provider'));
  if (name !== '') return { key: `named ${name}`, kind: 'named', name, ...found };
  if (own && !shared.has(valueKey(own))) return { key: `channel ${channelName}`, kind: 'channel', ...found };
  if (!own && server && webhooksOfServers(document).length > 1)
    return { key: `server ${identityOf(server)}`, kind: 'server', server, ...found };
  return { key: own ? `document ${valueKey(own)}` : 'document', kind: 'document', ...found };
}

/**
 * The values of `x-webhook` with which channels are the events of one provider, as is usual in AsyncAPI 2: at least two
 * channels have the same one, and a single event each.
 */
function webhooksOfEventChannels(channels: readonly ChannelWithMessages[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { channel, messages } of channels) {
    const own = member(channel.node, 'x-webhook');
    if (!own || sentMessages(messages).length !== 1) continue;
    const key = valueKey(own);
    if (seen.has(key)) shared.add(key);
    seen.add(key);
  }
  return shared;
}

function valueKey({ value }: SpecNode): string {
  return JSON.stringify(inAlphabeticalOrder(value));
}

export function sentMessages(messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ direction }) => direction === 'send');
}

/** An extension of the document: of its `info`, or of its root. */
function documentExtension(document: SpecDocument, name: string): SpecNode | undefined {
  const root = rootNode(document.root);
  return getPath(document, root, 'info', name) ?? getPath(document, root, name);
}

/** The servers of a channel: those it lists, by reference or in AsyncAPI 2 by name, or all of the document. */
export function serversOf(document: SpecDocument, channel: SpecNode): SpecNode[] {
  const servers = getPath(document, rootNode(document.root), 'servers');
  const all = servers && isMapping(servers.value) ? members(servers) : [];
  const listed = getPath(document, channel, 'servers');
  if (!listed || !Array.isArray(listed.value)) return all.map(([, server]) => resolveChain(document, server));
  return members(listed).flatMap(([, item]) => {
    if (typeof item.value !== 'string') return [resolveChain(document, item)];
    return all.filter(([name]) => name === item.value).map(([, server]) => resolveChain(document, server));
  });
}

function webhooksOfServers(document: SpecDocument): SpecNode[] {
  const servers = getPath(document, rootNode(document.root), 'servers');
  const resolved = servers ? members(servers).map(([, server]) => resolveChain(document, server)) : [];
  return resolved.flatMap((server) => member(server, 'x-webhook') ?? []);
}

function describe(document: SpecDocument, owner: Owner, channels: readonly ChannelWithMessages[]): DescribedSource {
  const { entry, node, name } = (channels[0] as ChannelWithMessages).channel;
  const webhook = owner.webhook && { webhook: owner.webhook };
  const formerNames = formerNamesOf(document, owner, channels);
  const source = { channels, entry, isChannel: owner.kind === 'channel', formerNames, ...webhook };
  const info = getPath(document, rootNode(document.root), 'info') ?? rootNode(document.root);
  switch (owner.kind) {
    case 'channel':
      return { ...source, name, title: titleOf(node) || titleCase(name), node };
    case 'named': {
      const described = channels.length === 1 ? node : info;
      const named = owner.name ?? '';
      return {
        ...source,
        name: named,
        title: (channels.length === 1 && titleOf(node)) || titleCase(named),
        node: described,
      };
    }
    default: {
      const described = owner.server ?? info;
      const title = titleOf(described) || titleCase(owner.server?.path.at(-1) ?? '') || titleOf(info);
      return { ...source, name: lowerSlug(title || 'provider'), title, node: described };
    }
  }
}

function formerNamesOf(
  document: SpecDocument,
  { kind, name }: Owner,
  channels: readonly ChannelWithMessages[],
): readonly SpecNode[] {
  const own = channels.flatMap(({ channel }) => member(channel.node, FORMER_NAMES) ?? []);
  const isOfDocument = kind === 'document' || name === text(documentExtension(document, 'x-provider'));
  const shared = isOfDocument ? documentExtension(document, FORMER_NAMES) : undefined;
  return shared ? [...own, shared] : own;
}

function titleOf(node: SpecNode): string {
  return text(member(node, 'title'));
}
