import { isMapping } from '@hookbook/contract/data';

/** A value in an OpenAPI document together with its path. */
export interface OpenapiNode {
  readonly value: unknown;
  readonly path: readonly string[];
}

/** Returns undefined if the value has no such member itself. Inherited members such as `constructor` do not count. */
export function member({ value, path }: OpenapiNode, key: string): OpenapiNode | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return { value: (value as Readonly<Record<string, unknown>>)[key], path: [...path, key] };
}

/** The members of a mapping or the items of a list; empty for any other value. */
export function members(node: OpenapiNode): (readonly [string, OpenapiNode])[] {
  const { value } = node;
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, child]) => [key, { value: child, path: [...node.path, key] }]);
}

/** The entries of a map whose keys are names; empty for any other value. */
export function entries(node: OpenapiNode | undefined): (readonly [string, OpenapiNode])[] {
  return node && isMapping(node.value) ? members(node) : [];
}

/** The entries of an object that are no extensions. */
export function fields(node: OpenapiNode | undefined): (readonly [string, OpenapiNode])[] {
  return entries(node).filter(([key]) => !key.startsWith('x-'));
}

/** The items of a list; empty for any other value. */
export function items(node: OpenapiNode | undefined): OpenapiNode[] {
  return node && Array.isArray(node.value) ? members(node).map(([, item]) => item) : [];
}

/** The text of a string without surrounding white space; empty for any other value. */
export function text(node: OpenapiNode | undefined): string {
  return typeof node?.value === 'string' ? node.value.trim() : '';
}
