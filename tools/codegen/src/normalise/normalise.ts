import type { Contract } from '@hookbook/contract';
import { compareText } from '@hookbook/contract/data';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { rootNode } from '../spec/file/specNode.ts';
import { getPath } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { type ProviderWithSource, readChannel } from './read/channel.ts';
import { channelsOf, text } from './read/messages.ts';
import { createWebhookReader } from './read/webhook.ts';
import { RULES } from './rules/index.ts';

/** The contract, with the nodes it was read from. */
export interface Normalised {
  readonly contract: Contract;
  readonly providers: readonly ProviderWithSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Decides every name, order and meaning that emitters rely on. Reads no files and knows no artifacts. */
export function normalise(document: SpecDocument): Normalised {
  const root = rootNode(document.root);
  const readWebhook = createWebhookReader();
  const channels = channelsOf(document, root)
    .map((channel) => readChannel(document, channel, readWebhook))
    .sort((a, b) => compareText(a.channel.name, b.channel.name));
  const providers = channels.flatMap(({ provider }) => provider ?? []);
  const contract: Contract = {
    title: text(getPath(document, root, 'info', 'title')),
    version: text(getPath(document, root, 'info', 'version')),
    description: text(getPath(document, root, 'info', 'description')),
    providers: providers.map(({ provider }) => provider),
  };
  const diagnostics = [
    ...channels.flatMap((channel) => channel.diagnostics),
    ...RULES.flatMap((rule) => rule({ document, channels })),
  ];
  return { contract, providers, diagnostics };
}
