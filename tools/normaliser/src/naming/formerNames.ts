import { createDiagnostic, type Diagnostic, related } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import type { NameUse } from './collisions.ts';
import { definitionTypeName } from './names.ts';

export const FORMER_NAMES = 'x-former-names';
export const FORMER_NAMES_FORM = 'must be a list of names that the type had before, such as `[User]`.';

/** An exported type, with the values of its `x-former-names`. */
export interface Renamed extends NameUse {
  readonly lists: readonly SpecNode[];
}

export interface FormerNames {
  /** Those of each type that has any, by its name. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** What has them now. */
  readonly uses: readonly NameUse[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The names that exported types had before. Nothing else may have them. */
export function formerNames(types: readonly Renamed[], reserved: readonly NameUse[]): FormerNames {
  const owners = new Map([...reserved, ...types].map((use) => [use.name, use]));
  const names = new Map<string, string[]>();
  const uses: NameUse[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name, owner, lists } of types) {
    for (const given of lists.flatMap(givenNames)) {
      const former = typeof given.value === 'string' ? given.value : '';
      const other = owners.get(former);
      if (definitionTypeName(former) !== former || former === '') diagnostics.push(invalid(given));
      else if (other) diagnostics.push(taken(given, other));
      else {
        const use = { name: former, owner, node: given };
        owners.set(former, use);
        uses.push(use);
        names.set(name, [...(names.get(name) ?? []), former]);
      }
    }
  }
  return { names, uses, diagnostics };
}

/** Rules report what is no list. */
function givenNames(list: SpecNode): readonly SpecNode[] {
  return Array.isArray(list.value) ? members(list).map(([, item]) => item) : [];
}

function invalid(node: SpecNode): Diagnostic {
  return createDiagnostic('extension-invalid', locationOf(node), `${FORMER_NAMES} ${FORMER_NAMES_FORM}`);
}

function taken(node: SpecNode, owner: NameUse): Diagnostic {
  const message = `The former type name "${node.value}" is that of ${owner.owner}.`;
  return createDiagnostic('name-clash', locationOf(node), message, {
    fix: `Remove it from ${FORMER_NAMES}.`,
    related: owner.node ? [related(owner.owner, locationOf(owner.node, 'key'))] : [],
  });
}
