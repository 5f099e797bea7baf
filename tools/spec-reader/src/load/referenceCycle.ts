import { compareText, isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, related } from '../diagnostics/diagnostic.ts';
import { identityOf, locationOf, member, type SpecNode } from '../spec/file/specNode.ts';
import { type ReferenceIndex, resolveOnce } from '../spec/resolve.ts';

/**
 * The `$ref`s of the cycle that a `$ref` is in or leads to, in the same order for every start; undefined if there is none.
 * `acyclic` collects the objects that are known to reach a value, so that a long chain is not followed again from each of
 * its `$ref`s.
 */
export function findReferenceCycle(
  document: ReferenceIndex,
  node: SpecNode,
  acyclic: Set<unknown> = new Set(),
): readonly SpecNode[] | undefined {
  const visited = new Map<unknown, SpecNode>();
  for (
    let current: SpecNode | undefined = node;
    current && !acyclic.has(current.value);
    current = resolveOnce(document, current)
  ) {
    if (!isMapping(current.value) || typeof current.value.$ref !== 'string') break;
    if (visited.has(current.value)) return startingAtSmallest(startingAt(current.value, visited));
    visited.set(current.value, current);
  }
  for (const value of visited.keys()) acyclic.add(value);
  return undefined;
}

function startingAt(value: unknown, visited: ReadonlyMap<unknown, SpecNode>): readonly SpecNode[] {
  return [...visited.values()].slice([...visited.keys()].indexOf(value));
}

/** Rotates the cycle to start at the node whose identity sorts first. */
function startingAtSmallest(cycle: readonly SpecNode[]): readonly SpecNode[] {
  const smallest = cycle.map(identityOf).sort(compareText)[0];
  const index = cycle.findIndex((node) => identityOf(node) === smallest);
  return [...cycle.slice(index), ...cycle.slice(0, index)];
}

/** A cycle is reported at its first `$ref`; the others are related locations. */
export function cycleDiagnostic(cycle: readonly SpecNode[]): Diagnostic {
  const [first, ...others] = cycle.map((node) => {
    const reference = member(node, '$ref') ?? node;
    return { reference: String(reference.value), location: locationOf(reference) };
  });
  if (!first) throw new Error('A cycle has at least one $ref.');
  const message = `Circular reference: "${first.reference}" never reaches a value.`;
  return createDiagnostic('ref-cycle', first.location, message, {
    related: others.map(({ reference, location }) => related(`through "${reference}"`, location)),
  });
}
