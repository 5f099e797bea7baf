import type { Webhook } from '@hookbook/contract';
import type { Diagnostic, SourceLocation } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isComplete } from '@hookbook/spec-reader/spec/reachable';
import { resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { text } from '../messages/messages.ts';
import { serversOf } from '../messages/providerSources.ts';
import type { ProviderResult } from '../read/provider.ts';

/** A provider that delivers events over HTTP, as far as is known. */
export interface DeliveringProvider extends ProviderResult {
  readonly document: SpecDocument;
  readonly webhook: Webhook;
  /** Whether the document says how it delivers events, with `x-webhook`. */
  readonly isDescribed: boolean;
  /** Whether one of its servers speaks HTTP. */
  readonly isHttp: boolean;
  /** The location of a field of `x-webhook`, or of the field around it. */
  readonly locate: (...path: readonly string[]) => SourceLocation;
  /** Whether every part of the messages was read. If not, missing facts may be in a file that was not. */
  readonly isComplete: () => boolean;
}

/** Reports one kind of problem in the deliveries of a provider. */
export type DeliveryRule = (provider: DeliveringProvider) => Diagnostic[];

/** The providers with an `x-webhook`. Without one, little is known about deliveries. */
export function describedProviders(document: SpecDocument, providers: readonly ProviderResult[]): DeliveringProvider[] {
  return deliveringProviders(document, providers).filter(({ isDescribed }) => isDescribed);
}

/** The providers that the mock server and the receiver are for: all but those that only a broker is described for. */
export function deliveringProviders(
  document: SpecDocument,
  providers: readonly ProviderResult[],
): DeliveringProvider[] {
  return providers.flatMap((result) => {
    const { source, webhook, messages, provider } = result;
    if (!webhook || (provider && provider.provider.protocols.length > 0)) return [];
    const root = source.webhook && resolveChain(document, source.webhook);
    const locate = (...path: readonly string[]) =>
      locationOf(root ? path.reduce<SpecNode>((node, key) => member(node, key) ?? node, root) : source.node);
    const areComplete = () =>
      source.channels.every(({ channel }) => isComplete(document, channel.node)) &&
      messages.every(({ payload, headers }) => payload.isReadable && headers.isReadable);
    const servers = source.channels.flatMap(({ channel }) => serversOf(document, channel.node));
    const isHttp = servers.some((server) => /^https?$/i.test(text(member(server, 'protocol'))));
    return [{ ...result, document, webhook, isDescribed: root !== undefined, isHttp, locate, isComplete: areComplete }];
  });
}
