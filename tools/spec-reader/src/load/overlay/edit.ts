import { arrayOf, objectOf, type PatchedValue } from './patchedValue.ts';

/** Changes a value; returns undefined to remove it. */
export type Edit = (value: PatchedValue) => PatchedValue | undefined;

/** Some of the values in a value, as a tree. */
interface Selection {
  isSelected: boolean;
  readonly members: Map<string, Selection>;
}

/** Edits the values at some paths. If one contains another, the inner one is edited first. */
export function editAt(
  value: PatchedValue,
  paths: readonly (readonly string[])[],
  edit: Edit,
): PatchedValue | undefined {
  return editSelected(value, selectionOf(paths), edit);
}

function selectionOf(paths: readonly (readonly string[])[]): Selection {
  const root: Selection = { isSelected: false, members: new Map() };
  for (const path of paths) {
    let selection = root;
    for (const key of path) {
      const next: Selection = selection.members.get(key) ?? { isSelected: false, members: new Map() };
      selection.members.set(key, next);
      selection = next;
    }
    selection.isSelected = true;
  }
  return root;
}

function editSelected(value: PatchedValue, { isSelected, members }: Selection, edit: Edit): PatchedValue | undefined {
  const edited = members.size === 0 ? value : editMembers(value, members, edit);
  return isSelected ? edit(edited) : edited;
}

function editMembers(value: PatchedValue, selected: Selection['members'], edit: Edit): PatchedValue {
  const { origin, content } = value;
  const editMember = (key: string, member: PatchedValue): readonly PatchedValue[] => {
    const selection = selected.get(key);
    const edited = selection ? editSelected(member, selection, edit) : member;
    return edited ? [edited] : [];
  };
  switch (content.kind) {
    case 'object': {
      const members = [...content.members].flatMap(([key, member]) =>
        editMember(key, member).map((edited) => [key, edited] as const),
      );
      return objectOf(origin, new Map(members));
    }
    case 'array':
      return arrayOf(
        origin,
        content.items.flatMap((item, index) => editMember(String(index), item)),
      );
    case 'primitive':
      return value;
  }
}

/** Two values that cannot be merged, because one is an object, a list or neither, and the other is not. */
export interface Mismatch {
  readonly value: PatchedValue;
  readonly update: PatchedValue;
}

/** Finds what prevents merging an update into the value that an action selects. */
export function findMismatch(value: PatchedValue, update: PatchedValue): Mismatch | undefined {
  return value.content.kind === 'array' ? undefined : mismatchInside(value, update);
}

function mismatchInside(value: PatchedValue, update: PatchedValue): Mismatch | undefined {
  if (value.content.kind !== update.content.kind) return { value, update };
  if (value.content.kind !== 'object' || update.content.kind !== 'object') return undefined;
  for (const [key, member] of update.content.members) {
    const existing = value.content.members.get(key);
    const mismatch = existing && mismatchInside(existing, member);
    if (mismatch) return mismatch;
  }
  return undefined;
}

/**
 * Merges an update into the value that an action selects: members of objects are merged, the items of lists are
 * appended, and primitives are replaced. A list that the action selects also accepts another value as a new item.
 */
export function updated(value: PatchedValue, update: PatchedValue): PatchedValue {
  if (value.content.kind === 'array' && update.content.kind !== 'array')
    return arrayOf(value.origin, [...value.content.items, update]);
  return merged(value, update);
}

function merged(value: PatchedValue, update: PatchedValue): PatchedValue {
  const { origin, content } = value;
  if (content.kind === 'array' && update.content.kind === 'array')
    return arrayOf(origin, [...content.items, ...update.content.items]);
  if (content.kind !== 'object' || update.content.kind !== 'object') return update;
  return objectOf(origin, mergedMembers(content.members, update.content.members));
}

function mergedMembers(
  members: ReadonlyMap<string, PatchedValue>,
  updates: ReadonlyMap<string, PatchedValue>,
): ReadonlyMap<string, PatchedValue> {
  const changed = [...updates].map(([key, update]) => {
    const member = members.get(key);
    return [key, member ? merged(member, update) : update] as const;
  });
  return new Map([...members, ...changed]);
}
