import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, related } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import type { NameUse } from '../naming/collisions.ts';
import { definitionTypeName } from '../naming/names.ts';

const KEYWORD = 'x-former-names';

/** A definition by its name, with the schemas of the spec that it stands for. */
export interface NamedSchemas {
  readonly name: string;
  readonly nodes: readonly SpecNode[];
}

export interface FormerNames {
  /** Those of each definition that has any, by its name. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The names that exported types had before. Nothing else may have them. */
export function formerNames(definitions: readonly NamedSchemas[], reserved: readonly NameUse[]): FormerNames {
  const owners = new Map(reserved.map((use) => [use.name, use]));
  for (const { name, nodes } of definitions)
    owners.set(name, { name, owner: `definition "${name}"`, ...(nodes[0] && { node: nodes[0] }) });
  const names = new Map<string, string[]>();
  const diagnostics: Diagnostic[] = [];
  for (const { name, nodes } of definitions) {
    for (const given of nodes.flatMap(givenNames)) {
      const former = typeof given.value === 'string' ? given.value : '';
      const owner = owners.get(former);
      if (definitionTypeName(former) !== former || former === '') diagnostics.push(invalid(given));
      else if (owner) diagnostics.push(taken(given, owner));
      else {
        owners.set(former, { name: former, owner: `definition "${name}"`, node: given });
        names.set(name, [...(names.get(name) ?? []), former]);
      }
    }
  }
  return { names, diagnostics };
}

function givenNames(node: SpecNode): readonly SpecNode[] {
  const list = isMapping(node.value) ? member(node, KEYWORD) : undefined;
  if (!list) return [];
  return Array.isArray(list.value) ? members(list).map(([, item]) => item) : [list];
}

function invalid(node: SpecNode): Diagnostic {
  const message = `${KEYWORD} must be a list of the type names that the schema had before, such as \`[User]\`.`;
  return createDiagnostic('extension-invalid', locationOf(node), message);
}

function taken(node: SpecNode, owner: NameUse): Diagnostic {
  const message = `The former type name "${node.value}" is that of ${owner.owner}.`;
  return createDiagnostic('name-clash', locationOf(node), message, {
    fix: `Remove it from ${KEYWORD}.`,
    related: owner.node ? [related(owner.owner, locationOf(owner.node, 'key'))] : [],
  });
}
