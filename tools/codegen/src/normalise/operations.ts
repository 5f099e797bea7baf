import { type Diagnostic, problem } from '../diagnostics/diagnostic.ts';
import { follow, get, type SpecDocument } from '../spec/specDocument.ts';
import { identityOf, members, placeOf, type SpecNode } from '../spec/specNode.ts';

/** From this many operations on one channel the time that AsyncAPI tools take is felt. */
const MANY = 10;

/** Tools validate every operation against every message of its channel: many operations on one channel are quadratic. */
export function checkOperations(document: SpecDocument, root: SpecNode): Diagnostic[] {
  const operations = get(document, root, 'operations');
  const byChannel = new Map<string, SpecNode[]>();
  for (const [, operation] of operations ? members(operations) : []) {
    const channel = get(document, operation, 'channel');
    if (!channel) continue;
    const identity = identityOf(follow(document, channel));
    byChannel.set(identity, [...(byChannel.get(identity) ?? []), operation]);
  }
  return [...byChannel.values()]
    .filter((several) => several.length > MANY)
    .map((several) => {
      const [first] = several;
      const place = placeOf(first ?? root, 'key');
      return problem(
        'operations-per-channel',
        place,
        `${several.length} operations stand on one channel, of which this is the first.`,
      );
    });
}
