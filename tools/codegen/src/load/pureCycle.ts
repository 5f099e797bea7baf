import { compareText, type Diagnostic, problem } from '../diagnostic.ts';
import { type SpecDocument, target } from './specDocument.ts';
import { identityOf, isMapping, member, placeOf, type SpecNode } from './specNode.ts';

/** The `$ref`s of the cycle that a `$ref` leads into, in one order wherever the walk began; undefined if there is none. */
export function pureCycle(document: SpecDocument, node: SpecNode): readonly SpecNode[] | undefined {
  const walked: SpecNode[] = [];
  for (let at: SpecNode | undefined = node; at; at = target(document, at)) {
    if (!isMapping(at.value) || typeof at.value.$ref !== 'string') return undefined;
    const { value } = at;
    const again = walked.findIndex((each) => each.value === value);
    if (again >= 0) return fromFirst(walked.slice(again));
    walked.push(at);
  }
  return undefined;
}

function fromFirst(cycle: readonly SpecNode[]): readonly SpecNode[] {
  const first = cycle.map(identityOf).sort(compareText)[0];
  const at = cycle.findIndex((each) => identityOf(each) === first);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}

/** A cycle is told at its first `$ref`, with the others beside it. */
export function cycleProblem(cycle: readonly SpecNode[]): Diagnostic {
  const [first, ...others] = cycle.map((node) => {
    const written = member(node, '$ref') ?? node;
    return { ref: String(written.value), place: placeOf(written) };
  });
  if (!first) throw new Error('A cycle has at least one $ref.');
  return problem('ref-cycle', first.place, `"${first.ref}" leads back to itself through nothing but $refs.`, {
    related: others.map(({ ref, place: { file, range } }) => ({ message: `by way of "${ref}"`, file, range })),
  });
}
