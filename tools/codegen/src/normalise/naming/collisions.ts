import { createDiagnostic, type Diagnostic, related, type SourceLocation } from '../../diagnostics/diagnostic.ts';
import { locationOf, type SpecNode } from '../../spec/file/specNode.ts';

/** The use of a name in generated code. */
export interface NameUse {
  readonly name: string;
  /** Describes what uses the name, for messages. */
  readonly owner: string;
  /** Absent for names that Hookbook itself declares. */
  readonly node?: SpecNode;
}

/** Reports every name that is used again, at the later of the two uses. */
export function findCollisions(
  code: 'message-name-clash' | 'name-clash',
  uses: readonly NameUse[],
  message: (name: string, owner: string, otherOwner: string) => string,
): Diagnostic[] {
  const firstUses = new Map<string, NameUse>();
  return uses.flatMap((use) => {
    const first = firstUses.get(use.name);
    if (!first) {
      firstUses.set(use.name, use);
      return [];
    }
    if (!use.node || use.node === first.node) return [];
    const [later, earlier] = inSourceOrder({ ...use, node: use.node }, first);
    return [
      createDiagnostic(code, locationOf(later.node, 'key'), message(use.name, later.owner, earlier.owner), {
        related: earlier.node ? [related(earlier.owner, locationOf(earlier.node, 'key'))] : [],
      }),
    ];
  });
}

type LocatedUse = NameUse & { readonly node: SpecNode };

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
