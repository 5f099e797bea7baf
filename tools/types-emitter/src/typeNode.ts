/** A TypeScript type for JSON values, as plain data. */
export type TypeNode =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'never' }
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | { readonly kind: 'literal'; readonly value: unknown }
  /** Any string, in a union with literals that editors still complete. */
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
  /** The type of members that are not listed; absent for an object without an index signature. */
  readonly index?: TypeNode;
}

export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeNode;
  /** The text of the TSDoc block, already safe inside a comment. */
  readonly doc: string;
}

export const UNKNOWN: TypeNode = { kind: 'unknown' };
export const NEVER: TypeNode = { kind: 'never' };
/** An object with any members. */
export const OPEN_OBJECT: ObjectNode = { kind: 'object', members: [], index: UNKNOWN };

/** Equal types have equal keys, whatever their documentation. */
export function typeKey(node: TypeNode): string {
  return JSON.stringify(node, (key, value) => (key === 'doc' ? undefined : value));
}

/** A type with every member in it converted, nested ones included. */
export function mapMembers(node: TypeNode, convert: (member: Member) => Member): TypeNode {
  const map = (inner: TypeNode): TypeNode => mapMembers(inner, convert);
  switch (node.kind) {
    case 'array':
      return { ...node, items: map(node.items) };
    case 'tuple':
      return { ...node, items: node.items.map(map), ...(node.rest && { rest: map(node.rest) }) };
    case 'union':
    case 'intersection':
      return { ...node, arms: node.arms.map(map) };
    case 'object': {
      const members = node.members.map((member) => convert({ ...member, type: map(member.type) }));
      return { ...node, members, ...(node.index && { index: map(node.index) }) };
    }
    case 'unknown':
    case 'never':
    case 'primitive':
    case 'literal':
    case 'openString':
    case 'reference':
      return node;
  }
}
