import {
  createDiagnostic,
  type Diagnostic,
  related,
  type SourceLocation,
} from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';

/** The use of a name in generated code. */
export interface NameUse {
  readonly name: string;
  /** Describes what uses the name, for messages. */
  readonly owner: string;
  /** Absent for names that Hookbook itself declares. */
  readonly node?: SpecNode;
  /** The name that it got instead, if another had the name first. */
  readonly given?: string;
}

type NameCode = 'message-name-clash' | 'name-clash' | 'provider-clash';
type LocatedUse = NameUse & { readonly node: SpecNode };

/** Reports every name that is used again, at the use that does not have it or, if both do, at the later one. */
export function findCollisions(
  code: NameCode,
  uses: readonly NameUse[],
  message: (name: string, use: NameUse, other: NameUse) => string,
): Diagnostic[] {
  const owners = new Map<string, NameUse>();
  for (const use of uses) if (use.given === undefined && !owners.has(use.name)) owners.set(use.name, use);
  return uses.flatMap((use) => {
    const owner = owners.get(use.name);
    if (!use.node || !owner || use === owner || use.node === owner.node) return [];
    const [clashing, other] = use.given === undefined ? inSourceOrder({ ...use, node: use.node }, owner) : [use, owner];
    return [collision(code, clashing as LocatedUse, other, message)];
  });
}

function collision(
  code: NameCode,
  use: LocatedUse,
  other: NameUse,
  message: (name: string, use: NameUse, other: NameUse) => string,
): Diagnostic {
  return createDiagnostic(code, locationOf(use.node, 'key'), message(use.name, use, other), {
    related: other.node ? [related(other.owner, locationOf(other.node, 'key'))] : [],
  });
}

/** The later use first. Uses in different files count as in order. */
function inSourceOrder(use: LocatedUse, first: NameUse): [later: LocatedUse, earlier: NameUse] {
  const { node } = first;
  if (!node || !isBefore(locationOf(use.node, 'key'), locationOf(node, 'key'))) return [use, first];
  return [{ ...first, node }, use];
}

function isBefore(a: SourceLocation, b: SourceLocation): boolean {
  const [from, to] = [a.range.start, b.range.start];
  return a.file === b.file && (from.line - to.line || from.column - to.column) < 0;
}
