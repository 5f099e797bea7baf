import { compareText, isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, related } from '../diagnostics/diagnostic.ts';
import { identityOf, locationOf, member, type SpecNode } from '../spec/file/specNode.ts';
import { resolveOnce } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';

/**
 * The `$ref`s of the cycle that a `$ref` leads into, in one order wherever the walk began; undefined if there is none.
 * `sound` remembers what was found to lead into none, so that a long chain is not walked again from each of its links.
 */
export function findReferenceCycle(
  document: SpecDocument,
  node: SpecNode,
  sound: Set<unknown> = new Set(),
): readonly SpecNode[] | undefined {
  const walked = new Map<unknown, SpecNode>();
  for (let at: SpecNode | undefined = node; at && !sound.has(at.value); at = resolveOnce(document, at)) {
    if (!isMapping(at.value) || typeof at.value.$ref !== 'string') break;
    if (walked.has(at.value)) return fromFirst(from(at.value, walked));
    walked.set(at.value, at);
  }
  for (const value of walked.keys()) sound.add(value);
  return undefined;
}

function from(value: unknown, walked: ReadonlyMap<unknown, SpecNode>): readonly SpecNode[] {
  const values = [...walked.keys()];
  return [...walked.values()].slice(values.indexOf(value));
}

function fromFirst(cycle: readonly SpecNode[]): readonly SpecNode[] {
  const first = cycle.map(identityOf).sort(compareText)[0];
  const at = cycle.findIndex((each) => identityOf(each) === first);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}

/** A cycle is told at its first `$ref`, with the others beside it. */
export function cycleDiagnostic(cycle: readonly SpecNode[]): Diagnostic {
  const [first, ...others] = cycle.map((node) => {
    const written = member(node, '$ref') ?? node;
    return { ref: String(written.value), place: locationOf(written) };
  });
  if (!first) throw new Error('A cycle has at least one $ref.');
  return createDiagnostic('ref-cycle', first.place, `"${first.ref}" leads back to itself through nothing but $refs.`, {
    related: others.map(({ ref, place }) => related(`by way of "${ref}"`, place)),
  });
}
