import { toPointer } from '@hookbook/contract/data';
import type { DefinitionLookup } from '@hookbook/contract/schema';
import type { Failure, Segment } from '../inclusion/failure.ts';
import type { RuleName } from '../rules/catalogue.ts';
import { type Direction, declaredName, type NamedChange, nameOf } from '../rules/schemaRules.ts';
import type { SchemaChange } from './change.ts';

export interface FoundChange extends Pick<SchemaChange, 'rule' | 'pointer' | 'message' | 'avoid'> {
  readonly failure: Failure;
}

const WHOLE: readonly RuleName[] = ['field-removed', 'field-added', 'constraint-dropped'];

/** The changes that failures are, each of them once. */
export function namedChanges(
  failures: readonly Failure[],
  direction: Direction,
  definitions: DefinitionLookup,
): readonly FoundChange[] {
  const found = new Map<string, FoundChange>();
  for (const failure of withoutRepetitions(failures)) {
    const { rule, message, avoid } = memberName(failure, direction) ?? nameOf(failure, direction, definitions);
    const name = failure.keyword === 'required' ? failure.name : nameInClosed(failure);
    const path = name === undefined ? failure.path : [...failure.path, name];
    const pointer = pointerOf(path);
    const key = `${rule} ${pointer}`;
    if (!found.has(key)) found.set(key, { failure, rule, pointer, message, ...(avoid !== undefined && { avoid }) });
  }
  const list = [...found.values()];
  // What is below a field that is gone or new, or that may be anything, says nothing more.
  const isWhole = ({ rule }: FoundChange) => WHOLE.includes(rule);
  // Of two that say so of the same place, one is left.
  const rankOf = ({ rule }: FoundChange) => (WHOLE.includes(rule) ? WHOLE.indexOf(rule) : WHOLE.length);
  const isBelow = (change: FoundChange, { pointer }: FoundChange) => change.pointer?.startsWith(`${pointer}/`) ?? false;
  const isAnything = ({ failure }: FoundChange) => failure.accepting.length === 0;
  return list.filter(
    (change) =>
      !list.some(
        (other) =>
          ((isWhole(other) || isAnything(other)) && isBelow(change, other)) ||
          (change.pointer === other.pointer && rankOf(other) < rankOf(change)),
      ),
  );
}

/** The property that a closed object gets or loses. */
export function nameInClosed(failure: Failure): string | undefined {
  const isAboutNames = failure.keyword === 'additionalProperties' || failure.keyword === 'unevaluatedProperties';
  return isAboutNames ? declaredName(failure) : undefined;
}

/** Without what is said again of a schema inside of itself. */
function withoutRepetitions(failures: readonly Failure[]): readonly Failure[] {
  return failures.filter(
    (failure) =>
      !failures.some(
        (other) =>
          other.refusing === failure.refusing &&
          other.keyword === failure.keyword &&
          other.name === failure.name &&
          other.path.length < failure.path.length &&
          other.path.every((segment, index) => failure.path.at(index - other.path.length) === segment),
      ),
  );
}

/** A member that only one of the sides declares. */
function memberName({ isUndeclared, path }: Failure, direction: Direction): NamedChange | undefined {
  const name = path.at(-1);
  if (!isUndeclared || typeof name !== 'string') return undefined;
  return direction === 'widened'
    ? { rule: 'field-removed', message: `"${name}" was removed.` }
    : { rule: 'field-added', message: `"${name}" was added.` };
}

/** The pointer of a change, with `*` for any item or name. */
export function pointerOf(path: readonly Segment[]): string {
  return toPointer(path.map((segment) => (typeof segment === 'symbol' ? '*' : String(segment))));
}
