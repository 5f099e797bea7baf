import type { Definition } from '@hookbook/contract';
import { compareText, isMapping } from '@hookbook/contract/data';
import {
  type Dialect,
  definitionRef,
  equalSchemas,
  type KeyedSchema,
  mapReferences,
  type Schema,
} from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic, related } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member, type SpecNode, specPointerOf } from '@hookbook/spec-reader/spec/file/specNode';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import type { NameUse } from '../naming/collisions.ts';
import { FORMER_NAMES, formerNames, type Renamed } from '../naming/formerNames.ts';
import { type NameCollision, nameDefinitions } from './definitionNames.ts';
import type { ScopedSchema } from './scope.ts';

/** A definition under its temporary key. Its name is only preferred: another definition may get it. */
export interface CollectedDefinition extends KeyedSchema, ScopedSchema {}

/** A schema of the spec that became a definition. */
export interface DefinitionNode {
  readonly name: string;
  readonly node: SpecNode;
  readonly dialect: Dialect;
}

export interface FinalisedDefinitions {
  /** Replaces the temporary keys in a schema. */
  readonly finalise: (schema: Schema) => Schema;
  /** Sorted by name. */
  readonly list: readonly Definition[];
  readonly nodes: readonly DefinitionNode[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Merges equal definitions and names the others. The result does not depend on the order of collecting. */
export function finaliseDefinitions(
  document: SpecDocument,
  collected: readonly CollectedDefinition[],
  reserved: readonly NameUse[],
): FinalisedDefinitions {
  const sorted = collected.toSorted((a, b) => compareText(a.key, b.key));
  const groups = equalSchemas(sorted);
  const representatives = groups.flatMap(([first]) => first ?? []);
  const { names, collisions } = nameDefinitions(document, representatives, reserved);
  const namesByKey = new Map(
    groups.flatMap((group, index) => group.map(({ key }) => [key, names[index] ?? ''] as const)),
  );
  const nameOf = (key: string) => namesByKey.get(key) ?? '';
  const finalise = (schema: Schema) => mapReferences(schema, (key) => definitionRef(nameOf(key)));
  const former = formerNames(
    groups.map((group, index) => renamed(names[index] ?? '', group)),
    reserved,
  );
  const list = representatives.map(({ key, node, schema }) => {
    const before = former.names.get(nameOf(key));
    const definition = { name: nameOf(key), schema: finalise(schema), source: specPointerOf(node) };
    return before ? { ...definition, formerNames: before } : definition;
  });
  return {
    finalise,
    list: list.toSorted((a, b) => compareText(a.name, b.name)),
    nodes: sorted.map(({ key, node, scope }) => ({ name: nameOf(key), node, dialect: scope.language.dialect })),
    diagnostics: [...collisions.map(nameCollision), ...former.diagnostics],
  };
}

/** Equal schemas share a definition. */
function renamed(name: string, group: readonly CollectedDefinition[]): Renamed {
  const lists = group.flatMap(({ node }) => (isMapping(node.value) ? (member(node, FORMER_NAMES) ?? []) : []));
  return { name, owner: `definition "${name}"`, ...(group[0] && { node: group[0].node }), lists };
}

function nameCollision({ name, given, node, owner }: NameCollision): Diagnostic {
  const message = `The type name "${name}" is that of ${owner.owner}, so this definition is called "${given}".`;
  return createDiagnostic('name-clash', locationOf(node), message, {
    related: owner.node ? [related(owner.owner, locationOf(owner.node, 'key'))] : [],
  });
}
