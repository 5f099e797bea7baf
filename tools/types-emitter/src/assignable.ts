import { jsonTypeOf } from './jsonType.ts';
import { type ObjectNode, type TypeNode, typeKey } from './typeNode.ts';

/** The types that a module declares, by name. */
export type DeclaredTypes = Pick<ReadonlyMap<string, TypeNode>, 'get'>;

/**
 * Whether TypeScript surely assigns one type to another. A wrong "no" costs a few lines of output, a wrong "yes" is a
 * compile error. `entered` are the declarations that the comparison is inside of.
 */
export function assignable(
  from: TypeNode,
  to: TypeNode,
  declared: DeclaredTypes,
  entered: readonly string[] = [],
): boolean {
  if (to.kind === 'unknown' || from.kind === 'never' || typeKey(from) === typeKey(to)) return true;
  const enter = (name: string, check: (target: TypeNode, inside: readonly string[]) => boolean): boolean => {
    const target = declared.get(name);
    return target !== undefined && !entered.includes(name) && check(target, [...entered, name]);
  };
  if (from.kind === 'union') return from.arms.every((arm) => assignable(arm, to, declared, entered));
  if (to.kind === 'union') return to.arms.some((arm) => assignable(from, arm, declared, entered));
  if (from.kind === 'reference') return enter(from.name, (target, inside) => assignable(target, to, declared, inside));
  if (to.kind === 'reference') return enter(to.name, (target, inside) => assignable(from, target, declared, inside));
  if (from.kind === 'intersection') return from.arms.some((arm) => assignable(arm, to, declared, entered));
  return isSimplyAssignable(from, to, declared);
}

function isSimplyAssignable(from: TypeNode, to: TypeNode, declared: DeclaredTypes): boolean {
  switch (to.kind) {
    case 'primitive':
      return from.kind === 'literal'
        ? jsonTypeOf(from.value) === to.name
        : from.kind === 'openString' && to.name === 'string';
    case 'openString':
      return (
        (from.kind === 'literal' && typeof from.value === 'string') ||
        (from.kind === 'primitive' && from.name === 'string')
      );
    case 'array':
      return from.kind === 'array' && assignable(from.items, to.items, declared);
    case 'object':
      return from.kind === 'object' && acceptsAnyObject(to);
    default:
      return false;
  }
}

/** Definitions are type aliases and not interfaces, so they are assignable to an index signature of `unknown`. */
function acceptsAnyObject({ members, index }: ObjectNode): boolean {
  return members.length === 0 && (index === undefined || index.kind === 'unknown');
}
