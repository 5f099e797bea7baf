import { assignable, type Declared } from './assignable.ts';
import { joinMembers, type Member, type ObjectNode, type TypeNode } from './typeNode.ts';

/** An interface: what it extends, and the members it declares itself. */
interface Heritage {
  readonly bases: readonly string[];
  readonly type: ObjectNode;
}

/**
 * Splits a type into what an interface extends and what it declares; `undefined` where no interface can say it.
 * A base with a member that TypeScript does not let the interface narrow is written out instead of extended.
 */
export function heritageOf(type: TypeNode, declared: Declared): Heritage | undefined {
  const arms = type.kind === 'intersection' ? type.arms : [type];
  const objects = arms.filter((arm) => arm.kind === 'object');
  const names = arms.flatMap((arm) => (arm.kind === 'reference' ? [arm.name] : []));
  const [own = { kind: 'object', members: [] }, ...others] = objects;
  if (others.length > 0 || objects.length + names.length < arms.length) return undefined;
  const bases = names.map((name) => membersOf({ kind: 'reference', name }, declared));
  const inherited = bases.flatMap((members) => members ?? []);
  if (bases.includes(undefined) || (own.index && names.length > 0)) return undefined;
  const members = own.members.map((member) => narrowed(member, inherited));
  const fits = [...members, ...inherited].every((member) => fitsAll(member, inherited, declared));
  if (fits) return { bases: names, type: { ...own, members } };
  return { bases: [], type: { ...own, members: joinMembers([...inherited, ...members]) } };
}

/** A member is required where any of its declarations requires it. */
function narrowed(member: Member, inherited: readonly Member[]): Member {
  const optional = member.optional && inherited.every(({ name, optional }) => name !== member.name || optional);
  return { ...member, optional };
}

function fitsAll(member: Member, inherited: readonly Member[], declared: Declared): boolean {
  return inherited.every(({ name, type }) => name !== member.name || assignable(member.type, type, declared));
}

/** All members of a type that an interface can extend; `undefined` for any other type. */
export function membersOf(
  type: TypeNode,
  declared: Declared,
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
  const all = parts.flatMap((part) => part ?? []);
  return parts.includes(undefined) ? undefined : joinMembers(all);
}
