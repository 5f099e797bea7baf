import { createDiagnostic, type Diagnostic, related, type SourceLocation } from '../../diagnostics/diagnostic.ts';
import { locationOf, type SpecNode } from '../../spec/file/specNode.ts';

/** Something that gets a name in generated code. Without a node it is made by the tool itself. */
export interface Named {
  readonly name: string;
  readonly what: string;
  readonly node?: SpecNode;
}

/** One problem for each name that something else has already, at the later of the two places. */
export function findCollisions(
  code: 'event-type-clash' | 'message-name-clash' | 'name-clash',
  all: readonly Named[],
  message: (name: string, what: string, other: string) => string,
): Diagnostic[] {
  const first = new Map<string, Named>();
  return all.flatMap((each) => {
    const other = first.get(each.name);
    if (!other) {
      first.set(each.name, each);
      return [];
    }
    if (!each.node || each.node === other.node) return [];
    const [place, otherPlace] = [locationOf(each.node, 'key'), other.node && locationOf(other.node, 'key')];
    const isEarlier = otherPlace !== undefined && isBefore(place, otherPlace);
    const [at, what, elsewhere, otherWhat] = isEarlier
      ? [otherPlace, other.what, place, each.what]
      : [place, each.what, otherPlace, other.what];
    const also = elsewhere ? [related(otherWhat, elsewhere)] : [];
    return [createDiagnostic(code, at, message(each.name, what, otherWhat), { related: also })];
  });
}

function isBefore(a: SourceLocation, b: SourceLocation): boolean {
  const [from, to] = [a.range.start, b.range.start];
  return a.file === b.file && (from.line - to.line || from.column - to.column) < 0;
}
