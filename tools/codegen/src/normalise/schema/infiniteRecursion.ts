import { compareText } from '@hookbook/contract/data';
import { shortestPath } from '@hookbook/contract/graph';
import { inPlaceSubschemas, referencedDefinitions } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { locationOf } from '../../spec/file/specNode.ts';
import { isReference } from '../../spec/findReferences.ts';
import type { DefinitionCollector } from './collectDefinitions.ts';

/** Definitions that apply themselves to the same value again, so that validating a value never ends. */
export function checkInfiniteRecursion(definitions: DefinitionCollector): Diagnostic[] {
  const next = new Map(
    definitions.list().map(({ name, schema }) => [name, referencedDefinitions(schema, inPlaceSubschemas)]),
  );
  const reported = new Set<string>();
  return [...next.keys()].flatMap((name) => {
    const cycle = shortestPath(
      name,
      (other) => other === name,
      (other) => next.get(other) ?? [],
    );
    const members = [...(cycle ?? [])].sort(compareText).join();
    const written = definitions.nodes().find((definition) => definition.name === name);
    if (!cycle || !written || reported.has(members) || isReference(written.node.value)) return [];
    reported.add(members);
    const path = [name, ...cycle].join(' → ');
    return [
      createDiagnostic(
        'ref-cycle',
        locationOf(written.node),
        `${name} applies itself to the same value without end: ${path}.`,
        {
          fix: 'Let it refer to itself only for what is inside of the value, below properties or items.',
        },
      ),
    ];
  });
}
