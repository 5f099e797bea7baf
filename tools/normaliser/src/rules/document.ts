import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import {
  identityOf,
  locationOf,
  member,
  members,
  rootNode,
  type SpecNode,
} from '@hookbook/spec-reader/spec/file/specNode';
import { isComplete } from '@hookbook/spec-reader/spec/reachable';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import { sentMessages } from '../messages/providerSources.ts';
import type { Rule } from './rule.ts';

export const asyncapiVersionIsSupported: Rule = ({ document }) => {
  const node = member(rootNode(document.root), 'asyncapi');
  const version = typeof node?.value === 'string' ? node.value : JSON.stringify(node?.value);
  if (!node || /^(2\.[0-6]\.\d+|3\.[01]\.\d+)$/.test(version)) return [];
  return [createDiagnostic('asyncapi-version', locationOf(node), `AsyncAPI ${version} is not supported.`)];
};

export const documentHasChannels: Rule = ({ document }) => {
  const root = rootNode(document.root);
  const channels = getPath(document, root, 'channels');
  const isEmpty = !channels || (isMapping(channels.value) && Object.keys(channels.value).length === 0);
  if (!isEmpty) return [];
  const location = channels ? locationOf(channels, 'key') : locationOf(root);
  return [createDiagnostic('channel-empty', location, 'The document has no channels, so there are no events.')];
};

export const channelsHaveMessages: Rule = ({ document, providers }) =>
  providers
    .flatMap(({ source }) => source.channels)
    .filter(({ channel, messages }) => messages.length === 0 && isComplete(document, channel.node))
    .map(({ channel: { name, node } }) =>
      createDiagnostic('channel-empty', locationOf(node, 'key'), `Channel "${name}" has no messages.`),
    );

/** What the application only receives is left out, which would be a surprise if nothing said so. */
export const documentSendsMessages: Rule = ({ document, providers, include }) => {
  const channels = providers.flatMap(({ source }) => source.channels);
  const messages = channels.flatMap((channel) => channel.messages);
  const [first] = messages;
  if (!first || include.includes('receive') || sentMessages(messages).length > 0) return [];
  const count = messages.length === 1 ? 'its only message' : `all ${messages.length} messages`;
  const location = locationOf(getPath(document, rootNode(document.root), 'channels') ?? first.node, 'key');
  return [createDiagnostic('event-none', location, `The application receives ${count}, and sends no events.`)];
};

const ACTIONS = ['send', 'receive'];

/** AsyncAPI's parser reports an invalid action only if nothing else in the operation is wrong. */
export const operationActionsAreKnown: Rule = ({ document }) => {
  const operations = getPath(document, rootNode(document.root), 'operations');
  const actions = operations
    ? members(operations).flatMap(([, entry]) => getPath(document, entry, 'action') ?? [])
    : [];
  const unknown = actions.filter(({ value }) => typeof value !== 'string' || !ACTIONS.includes(value));
  return [...new Map(unknown.map((action) => [identityOf(action), action])).values()].map((action) => {
    const { value } = action;
    const message =
      typeof value === 'string'
        ? `Unknown action "${value}".${didYouMean(value, ACTIONS)}`
        : 'An action must be a string.';
    return createDiagnostic('asyncapi-invalid', locationOf(action), message, { fix: 'Use "send" or "receive".' });
  });
};

/** With more operations than this, AsyncAPI tools become noticeably slow. */
const MAX_OPERATIONS = 10;

/** AsyncAPI tools check every operation against every message of its channel, so their time is quadratic. */
export const channelsHaveFewOperations: Rule = ({ document }) => {
  const root = rootNode(document.root);
  const operations = getPath(document, root, 'operations');
  const byChannel = new Map<string, SpecNode[]>();
  for (const [, operation] of operations ? members(operations) : []) {
    const channel = getPath(document, operation, 'channel');
    if (!channel) continue;
    const identity = identityOf(channel);
    byChannel.set(identity, [...(byChannel.get(identity) ?? []), operation]);
  }
  return [...byChannel.values()]
    .filter((ofChannel) => ofChannel.length > MAX_OPERATIONS)
    .map((ofChannel) => {
      const message = `This channel has ${ofChannel.length} operations; this is the first.`;
      return createDiagnostic('operations-per-channel', locationOf(ofChannel[0] ?? root, 'key'), message);
    });
};
