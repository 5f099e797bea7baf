import type { Contract } from '@hookbook/contract';
import { compareText } from '@hookbook/contract/data';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { rootNode } from '@hookbook/spec-reader/spec/file/specNode';
import { type KnownResults, NO_RESULTS } from '@hookbook/spec-reader/spec/knownResults';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { readGuides } from './info/guides.ts';
import { readReleases } from './info/releases.ts';
import { channelsOf, messagesOf, text } from './messages/messages.ts';
import { readDirections } from './messages/operations.ts';
import { providerSources } from './messages/providerSources.ts';
import { type Included, type ProviderResult, type ProviderWithSource, readProvider } from './read/provider.ts';
import { createWebhookReader } from './read/webhook.ts';
import { RULES } from './rules/index.ts';

/** The contract, with the nodes it was read from. */
export interface Normalised {
  readonly contract: Contract;
  readonly providers: readonly ProviderWithSource[];
  readonly diagnostics: readonly Diagnostic[];
  /** The message objects whose schemas and examples were checked. */
  readonly checkedMessages: ReadonlySet<unknown>;
}

/** Messages that became events: their schemas are read, and their examples are validated. */
function checkedMessages(results: readonly ProviderResult[]): ReadonlySet<unknown> {
  const events = results.flatMap(({ messages }) => messages.filter(({ event }) => event !== undefined));
  return new Set(events.map(({ message }) => message.node.value));
}

/** Decides every name, order and meaning that emitters rely on. Reads no files and knows no artifacts. */
export function normalise(
  document: SpecDocument,
  include: readonly Included[] = [],
  known: KnownResults = NO_RESULTS,
): Normalised {
  const root = rootNode(document.root);
  const readWebhook = createWebhookReader();
  const directionOf = readDirections(document);
  const channels = channelsOf(document, root).map((channel) => ({
    channel,
    messages: messagesOf(document, channel, directionOf),
  }));
  const results = providerSources(document, channels)
    .map((source) => readProvider({ document, readWebhook, include, known }, source))
    .sort((a, b) => compareText(a.source.name, b.source.name));
  const providers = results.flatMap(({ source, messages, provider }) =>
    // A document that sends nothing describes no provider, unless it says that it does.
    provider && (source.webhook || messages.length + provider.provider.commands.length > 0) ? provider : [],
  );
  const contract: Contract = {
    title: text(getPath(document, root, 'info', 'title')),
    version: text(getPath(document, root, 'info', 'version')),
    description: text(getPath(document, root, 'info', 'description')),
    providers: providers.map(({ provider }) => provider),
    guides: readGuides(document),
    releases: readReleases(document),
  };
  const diagnostics = [
    ...results.flatMap((result) => result.diagnostics),
    ...RULES.flatMap((rule) => rule({ document, providers: results, include, known })),
  ];
  return { contract, providers, diagnostics, checkedMessages: checkedMessages(results) };
}
