import type { Channel, Provider } from '@hookbook/contract';
import type { Change } from './change.ts';
import { both, changeOf, pairsOf } from './located.ts';

/**
 * The channels that have another address. For webhooks that is only documentation, because receivers choose their URLs. With a
 * broker, whoever subscribed to the old address receives nothing.
 */
export function addressChanges(base: Provider, head: Provider): readonly Change[] {
  const areTopics = base.protocols.length > 0 && head.protocols.length > 0;
  return channelPairs(base, head)
    .filter(([before, after]) => before.address !== after.address)
    .map(([before, after]) => {
      const isMoved = areTopics && before.address !== undefined && after.address !== undefined;
      const severities = isMoved ? ({ wire: 'breaking', source: 'docs' } as const) : both('docs');
      const message = `The address of channel "${after.name}" changed from ${textOf(before)} to ${textOf(after)}.`;
      return changeOf({ rule: 'address-changed', ...severities, message }, head.name, [before, after]);
    });
}

/** The channels with the same key, and the only one that is gone with the only new one. */
function channelPairs(base: Provider, head: Provider): readonly (readonly [Channel, Channel])[] {
  const { both: sameName, onlyBase, onlyHead } = pairsOf(base.channels, head.channels, ({ name }) => name);
  const [[before, ...moreBefore], [after, ...moreAfter]] = [onlyBase, onlyHead];
  const isRenamed = before && after && moreBefore.length === 0 && moreAfter.length === 0;
  return isRenamed ? [...sameName, [before, after]] : sameName;
}

function textOf({ address }: Channel): string {
  return address === undefined ? 'unpublished' : `"${address}"`;
}
