import { type Member, NEVER, type ObjectNode, type TypeNode, typeKey, UNKNOWN } from './typeNode.ts';

/** One of several types. Nested unions become flat, duplicates are dropped, and `unknown` absorbs all others. */
export function union(arms: readonly TypeNode[]): TypeNode {
  const flat = arms.flatMap((arm) => (arm.kind === 'union' ? arm.arms : [arm])).filter(({ kind }) => kind !== 'never');
  if (flat.some(({ kind }) => kind === 'unknown')) return UNKNOWN;
  const unique = withoutDuplicates(flat);
  const [first = NEVER] = unique;
  return unique.length > 1 ? { kind: 'union', arms: unique } : first;
}

/**
 * All of several types at once. Arms that add nothing are dropped, and an arm that lists the values replaces all others.
 * Dropping an arm makes the type wider, never wrong.
 */
export function intersection(arms: readonly TypeNode[]): TypeNode {
  const flat = arms.flatMap((arm) => (arm.kind === 'intersection' ? arm.arms : [arm]));
  if (flat.some(({ kind }) => kind === 'never')) return NEVER;
  const specific = flat.filter((arm) => !isUnspecific(arm));
  const [shortest] = specific.filter(isEnumeration).sort((a, b) => valueCount(a) - valueCount(b));
  if (shortest) return shortest;
  if (specific.length === 0) return flat.find(({ kind }) => kind !== 'unknown') ?? UNKNOWN;
  const merged = mergeObjects(withoutDuplicates(specific));
  const [first = UNKNOWN] = merged;
  return merged.length > 1 ? { kind: 'intersection', arms: merged } : first;
}

/** The members of several objects. A member of two objects has both types, and is required if either requires it. */
export function mergeMembers(members: readonly Member[]): Member[] {
  const merged = new Map<string, Member>();
  for (const member of members) {
    const earlier = merged.get(member.name);
    merged.set(member.name, earlier ? mergeTwo(earlier, member) : member);
  }
  return [...merged.values()];
}

/** The later documentation wins: it is that of the event and not of its envelope. */
function mergeTwo(earlier: Member, later: Member): Member {
  return {
    name: later.name,
    optional: earlier.optional && later.optional,
    type: intersection([earlier.type, later.type]),
    doc: later.doc === '' ? earlier.doc : later.doc,
  };
}

function withoutDuplicates(types: readonly TypeNode[]): TypeNode[] {
  return [...new Map(types.map((type) => [typeKey(type), type])).values()];
}

/** Whether a type only distinguishes objects, arrays, strings and so on, and says nothing about what is inside. */
function isUnspecific(node: TypeNode): boolean {
  switch (node.kind) {
    case 'unknown':
    case 'primitive':
      return true;
    case 'object':
      return node.members.length === 0 && node.index?.kind === 'unknown';
    case 'array':
      return node.items.kind === 'unknown';
    case 'union':
      return node.arms.every(isUnspecific);
    case 'never':
    case 'literal':
    case 'openString':
    case 'reference':
    case 'tuple':
    case 'intersection':
      return false;
  }
}

function isEnumeration(node: TypeNode): boolean {
  return node.kind === 'literal' || (node.kind === 'union' && node.arms.every(({ kind }) => kind === 'literal'));
}

function valueCount(node: TypeNode): number {
  return node.kind === 'union' ? node.arms.length : 1;
}

/** References first, then at most one object: `Envelope & { … }` instead of `Envelope & { … } & { … }`. */
function mergeObjects(arms: readonly TypeNode[]): TypeNode[] {
  const members = arms.filter(hasOnlyMembers).flatMap((object) => object.members);
  const merged: TypeNode[] = arms.some(hasOnlyMembers) ? [{ kind: 'object', members: mergeMembers(members) }] : [];
  const references = arms.filter(({ kind }) => kind === 'reference');
  const others = arms.filter((arm) => arm.kind !== 'reference' && !hasOnlyMembers(arm));
  return [...references, ...merged, ...others];
}

function hasOnlyMembers(node: TypeNode): node is ObjectNode {
  return node.kind === 'object' && node.index === undefined;
}
