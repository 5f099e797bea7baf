import { isMapping } from '@hookbook/contract/data';
import { member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';

/** A value in an OpenAPI document together with its position. */
export type OpenapiNode = SpecNode;

export { member, members };

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
