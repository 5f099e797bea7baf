import { compareText } from '@hookbook/contract/data';
import { shortestPath } from '@hookbook/contract/graph';
import { inPlaceSubschemas, referencedDefinitions } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf } from '@hookbook/spec-reader/spec/file/specNode';
import { isReference } from '@hookbook/spec-reader/spec/findReferences';
import { checkKnownSchema } from '../schema/checkSchema.ts';
import type { DefinitionCollector } from '../schema/collectDefinitions.ts';
import type { Rule } from './rule.ts';

export const schemasAreValid: Rule = ({ providers, known }) =>
  providers.flatMap(({ messages, commands, definitions }) => [
    ...[...messages, ...commands].flatMap(({ payload, headers }) => [...payload.diagnostics, ...headers.diagnostics]),
    ...definitions.diagnostics(),
    ...definitions.nodes().flatMap(({ node, dialect }) => checkKnownSchema(node, dialect, known)),
  ]);

/** A validator for a definition that applies itself to the same value would never finish. */
export const definitionsAreFinite: Rule = ({ providers }) =>
  providers.flatMap(({ definitions }) => infiniteDefinitions(definitions));

function infiniteDefinitions(definitions: DefinitionCollector): Diagnostic[] {
  const references = new Map(
    definitions.list().map(({ name, schema }) => [name, referencedDefinitions(schema, inPlaceSubschemas)]),
  );
  const reportedCycles = new Set<string>();
  return [...references.keys()].flatMap((name) => {
    const cycle = shortestPath(
      name,
      (other) => other === name,
      (other) => references.get(other) ?? [],
    );
    const cycleKey = cycle?.toSorted(compareText).join();
    const definition = definitions.nodes().find((candidate) => candidate.name === name);
    if (cycleKey === undefined || !definition || reportedCycles.has(cycleKey)) return [];
    // The loader reports cycles of schemas that are only references.
    if (isReference(definition.node.value)) return [];
    reportedCycles.add(cycleKey);
    const path = [name, ...(cycle ?? [])].join(' → ');
    const message = `Definition "${name}" recurses infinitely on the same value: ${path}.`;
    return [
      createDiagnostic('ref-cycle', locationOf(definition.node), message, {
        fix: 'Move the $ref below properties or items, so that each step goes deeper into the value.',
      }),
    ];
  });
}
