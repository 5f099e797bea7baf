import type { Field } from './fields.ts';

/** What somebody did to a field. */
export type FieldEdit =
  | { readonly field: Field; readonly text: string }
  | { readonly field: Field; readonly removed: true };

export interface FieldChanges {
  /** New values, by JSON pointer. */
  readonly set: Readonly<Record<string, unknown>>;
  /** JSON pointers of what is removed. */
  readonly unset: readonly string[];
}

/** A text that is no value of its field. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
  readonly pointer: string;

  constructor({ pointer, label }: Field, expected: string) {
    super(`${label} must be ${expected}.`);
    this.pointer = pointer;
  }
}

/** What differs from the example. Throws a `FieldError`. */
export function fieldChanges(edits: readonly FieldEdit[]): FieldChanges {
  const set: [string, unknown][] = [];
  const unset: string[] = [];
  for (const edit of edits) {
    if ('removed' in edit) unset.push(edit.field.pointer);
    else if (edit.text !== edit.field.initial) set.push([edit.field.pointer, parseInput(edit.field, edit.text)]);
  }
  return { set: Object.fromEntries(set), unset };
}

function parseInput(field: Field, text: string): unknown {
  const { kind } = field;
  if (kind === 'text') return text;
  if (kind === 'boolean') return text === 'true';
  if (kind === 'number') {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value)) throw new FieldError(field, 'a number');
    return value;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new FieldError(field, 'JSON, such as null, "text" or [1]');
  }
}
