import { jsonTypeOf } from './jsonType.ts';
import { type ObjectNode, type TypeNode, typeKey } from './typeNode.ts';

/** The declarations of a module by their names. */
export type Declared = ReadonlyMap<string, TypeNode>;

/** Whether TypeScript surely takes one type for another. A wrong "no" costs a few lines of output, a wrong "yes" a compile error. */
export function assignable(from: TypeNode, to: TypeNode, declared: Declared, entered: readonly string[] = []): boolean {
  if (to.kind === 'unknown' || from.kind === 'never' || typeKey(from) === typeKey(to)) return true;
  const enter = (
    node: { readonly name: string },
    check: (target: TypeNode, inside: readonly string[]) => boolean,
  ): boolean => {
    const target = declared.get(node.name);
    return target !== undefined && !entered.includes(node.name) && check(target, [...entered, node.name]);
  };
  if (from.kind === 'union') return from.arms.every((arm) => assignable(arm, to, declared, entered));
  if (to.kind === 'union') return to.arms.some((arm) => assignable(from, arm, declared, entered));
  if (from.kind === 'reference') return enter(from, (target, inside) => assignable(target, to, declared, inside));
  if (to.kind === 'reference') return enter(to, (target, inside) => assignable(from, target, declared, inside));
  if (from.kind === 'intersection') return from.arms.some((arm) => assignable(arm, to, declared, entered));
  return simplyAssignable(from, to, declared);
}

function simplyAssignable(from: TypeNode, to: TypeNode, declared: Declared): boolean {
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
      return from.kind === 'object' && takesAnyObject(to);
    default:
      return false;
  }
}

/** A declared shape is a type alias and not an interface, so it has an implicit index. */
function takesAnyObject({ members, index }: ObjectNode): boolean {
  return members.length === 0 && (index === undefined || index.kind === 'unknown');
}
