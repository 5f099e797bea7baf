import type { Contract } from '@hookbook/contract';
import { compareText, isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { locationOf, member, rootNode, type SpecNode } from '../spec/file/specNode.ts';
import { getPath } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { channelsOf, text } from './messages.ts';
import { findCollisions, type Named } from './naming/collisions.ts';
import { checkOperations } from './operations.ts';
import { type ProviderWithSource, readProvider } from './provider.ts';
import { createWebhookReader } from './webhook.ts';

/** The contract, with the nodes that it was read from. */
export interface Normalised {
  readonly contract: Contract;
  readonly providers: readonly ProviderWithSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Decides every name, order and meaning that emitters rely on. Reads no file and knows no artifact. */
export function normalise(document: SpecDocument): Normalised {
  const root = rootNode(document.root);
  const readWebhook = createWebhookReader();
  const read = channelsOf(document, root).map((channel) => readProvider(document, channel, readWebhook));
  const providers = read
    .flatMap(({ placed }) => placed ?? [])
    .sort((a, b) => compareText(a.provider.name, b.provider.name));
  const contract: Contract = {
    title: text(getPath(document, root, 'info', 'title')),
    version: text(getPath(document, root, 'info', 'version')),
    description: text(getPath(document, root, 'info', 'description')),
    providers: providers.map(({ provider }) => provider),
  };
  const diagnostics = [
    ...checkVersion(root),
    ...checkChannels(document, root),
    ...read.flatMap((each) => each.diagnostics),
    ...checkProviderNames(providers),
    ...checkOperations(document, root),
  ];
  return { contract, providers, diagnostics };
}

function checkVersion(root: SpecNode): Diagnostic[] {
  const node = member(root, 'asyncapi');
  const version = String(node?.value);
  if (!node || /^(2\.[0-6]\.\d+|3\.[01]\.\d+)$/.test(version)) return [];
  return [createDiagnostic('asyncapi-version', locationOf(node), `AsyncAPI ${version} is not supported.`)];
}

function checkChannels(document: SpecDocument, root: SpecNode): Diagnostic[] {
  const channels = getPath(document, root, 'channels');
  const isEmpty = !channels || (isMapping(channels.value) && Object.keys(channels.value).length === 0);
  if (!isEmpty) return [];
  const place = channels ? locationOf(channels, 'key') : locationOf(root);
  return [createDiagnostic('channel-empty', place, 'The document has no channels, so there are no providers.')];
}

function checkProviderNames(providers: readonly ProviderWithSource[]): Diagnostic[] {
  const named = (nameOf: (each: ProviderWithSource) => string): Named[] =>
    providers.map((each) => ({ name: nameOf(each), what: `the channel ${each.provider.name}`, node: each.entry }));
  const folders = findCollisions(
    'name-clash',
    named(({ provider }) => provider.slug),
    (name, a, b) => `${a} and ${b} would both be the folder ${name}.`,
  );
  if (folders.length > 0) return folders;
  return findCollisions(
    'name-clash',
    named(({ provider }) => provider.typeName),
    (name, a, b) => `${a} and ${b} would both give types that begin with ${name}.`,
  );
}
