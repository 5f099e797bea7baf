import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { identityOf, locationOf, members, type SpecNode } from '../spec/file/specNode.ts';
import { getPath, resolveChain } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';

/** From this many operations on one channel the time that AsyncAPI tools take is felt. */
const MAX_OPERATIONS = 10;

/** Tools validate every operation against every message of its channel: many operations on one channel are quadratic. */
export function checkOperations(document: SpecDocument, root: SpecNode): Diagnostic[] {
  const operations = getPath(document, root, 'operations');
  const byChannel = new Map<string, SpecNode[]>();
  for (const [, operation] of operations ? members(operations) : []) {
    const channel = getPath(document, operation, 'channel');
    if (!channel) continue;
    const identity = identityOf(resolveChain(document, channel));
    byChannel.set(identity, [...(byChannel.get(identity) ?? []), operation]);
  }
  return [...byChannel.values()]
    .filter((several) => several.length > MAX_OPERATIONS)
    .map((several) => {
      const [first] = several;
      const place = locationOf(first ?? root, 'key');
      return createDiagnostic(
        'operations-per-channel',
        place,
        `${several.length} operations stand on one channel, of which this is the first.`,
      );
    });
}
