import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import { escapeToken, pointerPath } from './pointer.ts';
import { getOwn } from './runtimeExpression.ts';

/** A copy of the payload with other values at these JSON pointers. Copies each object and array once, however many there are. */
export function setValues(payload: unknown, values: Readonly<Record<string, unknown>>): unknown {
  const copies = new Set<unknown>();
  const copyOf = (container: Container): Container => {
    if (copies.has(container)) return container;
    const copy = Array.isArray(container) ? [...container] : { ...container };
    copies.add(copy);
    return copy;
  };
  let root = payload;
  for (const [pointer, value] of Object.entries(values)) {
    const path = [...pointerPath(pointer)];
    const last = path.pop();
    // A tilde stands before 0 or 1 (RFC 6901).
    if (!pointer.startsWith('/') || /~(?![01])/.test(pointer) || last === undefined || !canSet(root, path, last, value))
      throw invalidPointer(pointer, root, value === undefined ? 'remove' : 'set');
    let parent = copyOf(root as Container);
    root = parent;
    for (const token of path) {
      const member = copyOf(getOwn(parent, token) as Container);
      define(parent, token, member);
      parent = member;
    }
    define(parent, last, value);
  }
  return root;
}

type Container = unknown[] | Record<string, unknown>;

/** An assignment to `__proto__` would set the prototype. */
function define(parent: Container, token: string, value: unknown): void {
  Object.defineProperty(parent, token, { value, enumerable: true, configurable: true, writable: true });
}

/** An object accepts new members, and loses its own. In an array, only existing items can be replaced. */
function canSet(payload: unknown, path: readonly string[], last: string, value: unknown): boolean {
  const parent = path.reduce(getOwn, payload);
  if (typeof parent !== 'object' || parent === null) return false;
  if (Array.isArray(parent)) return /^\d+$/.test(last) && Object.hasOwn(parent, last) && value !== undefined;
  return value !== undefined || Object.hasOwn(parent, last);
}

function invalidPointer(pointer: string, payload: unknown, verb: 'set' | 'remove'): UsageError {
  return new UsageError({
    code: 'invalid-pointer',
    message: `Cannot ${verb} ${JSON.stringify(pointer)} in this payload.`,
    where: 'set',
    fix:
      verb === 'set'
        ? 'Use a JSON pointer such as /data/email: to an existing value, or to a new member of an existing object.'
        : 'Use a JSON pointer such as /data/email to a member of an object. Items of an array can only be replaced.',
    suggestions: suggest(pointer.startsWith('/') ? pointer : `/${pointer}`, pointersIn(payload)),
  });
}

/** More would only make an error slow. */
const MAX_POINTERS = 1000;

/** The pointers to the values in a payload, breadth first. */
function pointersIn(payload: unknown): readonly string[] {
  const found: { readonly pointer: string; readonly value: unknown }[] = [{ pointer: '', value: payload }];
  for (const { pointer, value } of found) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (found.length > MAX_POINTERS) break;
      found.push({ pointer: `${pointer}/${escapeToken(key)}`, value: member });
    }
  }
  return found.slice(1).map(({ pointer }) => pointer);
}
