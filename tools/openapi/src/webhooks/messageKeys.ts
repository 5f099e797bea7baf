import { uniqueName } from '@hookbook/contract/text';

/** What makes the key of an operation's message. */
export interface KeyedOperation {
  readonly name: string;
  readonly method: string;
  /** How many operations the path item has. */
  readonly siblings: number;
  readonly owner?: string;
}

/**
 * A distinct key for the message of each operation. It is the webhook's name, unless another operation has that: then
 * the method or the operation that a callback belongs to makes it distinct.
 */
export function messageKeys(operations: readonly KeyedOperation[]): string[] {
  const taken = new Set<string>();
  return operations.map(({ name, method, siblings, owner }) => {
    const own = siblings === 1 || method === 'post' ? name : `${name}-${method}`;
    const suffix = owner?.match(/[\w.-]+/g)?.join('-');
    const preferred = taken.has(own) && suffix !== undefined ? `${own}-${suffix}` : own;
    const key = uniqueName(preferred, (candidate) => taken.has(candidate), '-');
    taken.add(key);
    return key;
  });
}
