/** What TypeScript can say about a JSON value, as plain data. Every form is one that the printer prints exactly. */
export type TypeNode =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'never' }
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | { readonly kind: 'literal'; readonly value: unknown }
  /** Any string, next to literals that an editor shall still complete. */
  | { readonly kind: 'openString' }
  /** Another declaration of the same module. */
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'array'; readonly items: TypeNode }
  | { readonly kind: 'tuple'; readonly items: readonly TypeNode[]; readonly rest?: TypeNode }
  | ObjectNode
  | { readonly kind: 'union'; readonly arms: readonly TypeNode[] }
  | { readonly kind: 'intersection'; readonly arms: readonly TypeNode[] };

export type PrimitiveName = 'boolean' | 'null' | 'number' | 'string';

export interface ObjectNode {
  readonly kind: 'object';
  readonly members: readonly Member[];
  /** What members have that are not listed; absent where nothing is said about them. */
  readonly index?: TypeNode;
}

export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeNode;
  /** Text of the TSDoc block, already safe inside a comment. */
  readonly doc: string;
}

export const UNKNOWN: TypeNode = { kind: 'unknown' };
export const NEVER: TypeNode = { kind: 'never' };
/** An object of which nothing is known. */
export const OPEN_OBJECT: ObjectNode = { kind: 'object', members: [], index: UNKNOWN };

/** Equal types have equal keys; what the documentation says makes no difference. */
export function typeKey(node: TypeNode): string {
  return JSON.stringify(node, (key, value) => (key === 'doc' ? undefined : value));
}

/** One of several types: nested unions are flat, what is there twice is there once, and `unknown` swallows the rest. */
export function union(arms: readonly TypeNode[]): TypeNode {
  const flat = arms.flatMap((arm) => (arm.kind === 'union' ? arm.arms : [arm])).filter(({ kind }) => kind !== 'never');
  if (flat.some(({ kind }) => kind === 'unknown')) return UNKNOWN;
  const unique = [...new Map(flat.map((arm) => [typeKey(arm), arm])).values()];
  const [first = NEVER] = unique;
  return unique.length > 1 ? { kind: 'union', arms: unique } : first;
}

/**
 * All of several types at once. Arms that add nothing are left out; where one arm lists the values, the others only
 * repeat what kind of value that is. Leaving an arm out makes the type wider, never wrong.
 */
export function intersection(arms: readonly TypeNode[]): TypeNode {
  const flat = arms.flatMap((arm) => (arm.kind === 'intersection' ? arm.arms : [arm]));
  if (flat.some(({ kind }) => kind === 'never')) return NEVER;
  const telling = flat.filter((arm) => !isPlain(arm));
  const [shortest] = telling.filter(isListOfValues).sort((a, b) => lengthOf(a) - lengthOf(b));
  if (shortest) return shortest;
  if (telling.length === 0) return flat.find(({ kind }) => kind !== 'unknown') ?? UNKNOWN;
  const unique = [...new Map(telling.map((arm) => [typeKey(arm), arm])).values()];
  const joined = joinObjects(unique);
  const [first = UNKNOWN] = joined;
  return joined.length > 1 ? { kind: 'intersection', arms: joined } : first;
}

/** Says what kind of value it is, and nothing else. */
function isPlain(node: TypeNode): boolean {
  switch (node.kind) {
    case 'unknown':
    case 'primitive':
      return true;
    case 'object':
      return node.members.length === 0 && node.index?.kind === 'unknown';
    case 'array':
      return node.items.kind === 'unknown';
    case 'union':
      return node.arms.every(isPlain);
    case 'never':
    case 'literal':
    case 'openString':
    case 'reference':
    case 'tuple':
    case 'intersection':
      return false;
  }
}

function isListOfValues(node: TypeNode): boolean {
  return node.kind === 'literal' || (node.kind === 'union' && node.arms.every(({ kind }) => kind === 'literal'));
}

function lengthOf(node: TypeNode): number {
  return node.kind === 'union' ? node.arms.length : 1;
}

/** References first, then at most one object: `Envelope & { … }` and not `Envelope & { … } & { … }`. */
function joinObjects(arms: readonly TypeNode[]): TypeNode[] {
  const members = arms.filter(hasOnlyMembers).flatMap((object) => object.members);
  const joined: TypeNode[] = arms.some(hasOnlyMembers) ? [{ kind: 'object', members: joinMembers(members) }] : [];
  const references = arms.filter(({ kind }) => kind === 'reference');
  const others = arms.filter((arm) => arm.kind !== 'reference' && !hasOnlyMembers(arm));
  return [...references, ...joined, ...others];
}

function hasOnlyMembers(node: TypeNode): node is ObjectNode {
  return node.kind === 'object' && node.index === undefined;
}

/** A member that is there twice has both types, and is required if either is. The later one tells more. */
export function joinMembers(members: readonly Member[]): Member[] {
  const joined = new Map<string, Member>();
  for (const member of members) {
    const before = joined.get(member.name);
    joined.set(member.name, before ? joinTwo(before, member) : member);
  }
  return [...joined.values()];
}

function joinTwo(before: Member, after: Member): Member {
  return {
    name: after.name,
    optional: before.optional && after.optional,
    type: intersection([before.type, after.type]),
    doc: after.doc === '' ? before.doc : after.doc,
  };
}
