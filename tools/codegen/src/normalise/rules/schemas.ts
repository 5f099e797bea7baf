import { compareText } from '@hookbook/contract/data';
import { shortestPath } from '@hookbook/contract/graph';
import { inPlaceSubschemas, referencedDefinitions } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { locationOf } from '../../spec/file/specNode.ts';
import { isReference } from '../../spec/findReferences.ts';
import { checkSchema } from '../schema/checkSchema.ts';
import type { DefinitionCollector } from '../schema/collectDefinitions.ts';
import type { Rule } from './rule.ts';

export const schemasAreValid: Rule = ({ channels }) =>
  channels.flatMap(({ messages, definitions }) => [
    ...messages.flatMap(({ payload, headers }) => [...payload.diagnostics, ...headers.diagnostics]),
    ...definitions.diagnostics(),
    ...definitions.nodes().flatMap(({ node, dialect }) => checkSchema(node, dialect)),
  ]);

/** A definition that applies itself to the same value again would make every validator run forever. */
export const definitionsAreFinite: Rule = ({ channels }) =>
  channels.flatMap(({ definitions }) => infiniteDefinitions(definitions));

function infiniteDefinitions(definitions: DefinitionCollector): Diagnostic[] {
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
    const message = `${name} applies itself to the same value without end: ${path}.`;
    return [
      createDiagnostic('ref-cycle', locationOf(written.node), message, {
        fix: 'Let it refer to itself only for what is inside of the value, below properties or items.',
      }),
    ];
  });
}
