import type { Webhook } from '@hookbook/contract';
import type { Diagnostic, SourceLocation } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isComplete } from '@hookbook/spec-reader/spec/reachable';
import { resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import type { ProviderResult } from '../read/provider.ts';

/** A provider whose document says how it delivers events. */
export interface DeliveringProvider extends ProviderResult {
  readonly document: SpecDocument;
  readonly webhook: Webhook;
  /** The location of a field of `x-webhook`, or of the field around it. */
  readonly locate: (...path: readonly string[]) => SourceLocation;
  /** Whether every part of the messages was read. If not, missing facts may be in a file that was not. */
  readonly isComplete: () => boolean;
}

/** Reports one kind of problem in the deliveries of a provider. */
export type DeliveryRule = (provider: DeliveringProvider) => Diagnostic[];

/** The providers with an `x-webhook`. Without one, such as for a broker, nothing is known about deliveries. */
export function deliveringProviders(
  document: SpecDocument,
  providers: readonly ProviderResult[],
): DeliveringProvider[] {
  return providers.flatMap((result) => {
    const { source, webhook, messages } = result;
    if (!source.webhook || !webhook) return [];
    const root = resolveChain(document, source.webhook);
    const locate = (...path: readonly string[]) =>
      locationOf(path.reduce<SpecNode>((node, key) => member(node, key) ?? node, root));
    const areComplete = () =>
      source.channels.every(({ channel }) => isComplete(document, channel.node)) &&
      messages.every(({ payload, headers }) => payload.isReadable && headers.isReadable);
    return [{ ...result, document, webhook, locate, isComplete: areComplete }];
  });
}
