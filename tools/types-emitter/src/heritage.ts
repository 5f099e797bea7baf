import { assignable, type DeclaredTypes } from './assignable.ts';
import { mergeMembers } from './combineTypes.ts';
import type { Member, ObjectNode, TypeNode } from './typeNode.ts';

/** A type in the form of an interface. */
interface Heritage {
  /** The names of the types that the interface extends. */
  readonly bases: readonly string[];
  /** The members that the interface declares itself. */
  readonly type: ObjectNode;
}

/**
 * Splits a type into what an interface extends and what it declares itself; undefined if no interface can express it.
 * If TypeScript would not let the interface narrow a member of a base, the interface declares the members of all bases
 * and extends none.
 */
export function heritageOf(type: TypeNode, declared: DeclaredTypes): Heritage | undefined {
  const arms = type.kind === 'intersection' ? type.arms : [type];
  const objects = arms.filter((arm) => arm.kind === 'object');
  const names = arms.flatMap((arm) => (arm.kind === 'reference' ? [arm.name] : []));
  const [own = { kind: 'object', members: [] }, ...otherObjects] = objects;
  if (otherObjects.length > 0 || objects.length + names.length < arms.length) return undefined;
  const bases = names.map((name) => membersOf({ kind: 'reference', name }, declared));
  const inherited = bases.flatMap((members) => members ?? []);
  if (bases.includes(undefined) || (own.index && names.length > 0)) return undefined;
  const members = own.members.map((member) => withInheritedRequirement(member, inherited));
  const canExtend = [...members, ...inherited].every((member) => narrowsAll(member, inherited, declared));
  if (canExtend) return { bases: names, type: { ...own, members } };
  return { bases: [], type: { ...own, members: mergeMembers([...inherited, ...members]) } };
}

/** A member is required if any of its declarations requires it. */
function withInheritedRequirement(member: Member, inherited: readonly Member[]): Member {
  const optional = member.optional && inherited.every(({ name, optional }) => name !== member.name || optional);
  return { ...member, optional };
}

function narrowsAll(member: Member, inherited: readonly Member[], declared: DeclaredTypes): boolean {
  return inherited.every(({ name, type }) => name !== member.name || assignable(member.type, type, declared));
}

/** All members of a type that an interface can extend; undefined for any other type. */
export function membersOf(
  type: TypeNode,
  declared: DeclaredTypes,
  entered: readonly string[] = [],
): readonly Member[] | undefined {
  if (type.kind === 'object') return type.index ? undefined : type.members;
  if (type.kind === 'reference') {
    const target = declared.get(type.name);
    if (!target || entered.includes(type.name)) return undefined;
    return membersOf(target, declared, [...entered, type.name]);
  }
  if (type.kind !== 'intersection') return undefined;
  const parts = type.arms.map((arm) => membersOf(arm, declared, entered));
  return parts.includes(undefined) ? undefined : mergeMembers(parts.flatMap((part) => part ?? []));
}
