import type { SchemaObject } from '@hookbook/contract/schema';
import type { Failure } from '../inclusion/failure.ts';
import type { SchemaChange } from './change.ts';

/** A field that is gone beside a single new one in its place. */
export function withRenamedFields(changes: readonly SchemaChange[]): readonly SchemaChange[] {
  const parentOf = ({ pointer = '' }: SchemaChange) => pointer.slice(0, pointer.lastIndexOf('/'));
  const removed = changes.filter(({ rule }) => rule === 'field-removed');
  return changes.flatMap((change): readonly SchemaChange[] => {
    if (change.rule !== 'field-removed' && change.rule !== 'field-added') return [change];
    const parent = parentOf(change);
    const gone = removed.filter((other) => parentOf(other) === parent);
    const added = changes.filter((other) => other.rule === 'field-added' && parentOf(other) === parent);
    const [other] = added;
    if (gone.length !== 1 || added.length !== 1 || !other) return [change];
    if (change.rule === 'field-added') return [];
    const name = other.pointer?.slice(parent.length + 1) ?? '';
    return [{ ...change, rule: 'field-renamed', message: `It is called "${name}" now.` }];
  });
}

type Found = Pick<SchemaChange, 'rule' | 'pointer' | 'message'> & { readonly failure: Failure };

/** A new variant that is one of the old ones with another tag. */
export function withChangedTags<Item extends Found>(
  widened: readonly Item[],
  narrowed: readonly Found[],
): readonly Item[] {
  return widened.map((change) => {
    if (change.rule !== 'variant-added') return change;
    const gone = narrowed.find(
      ({ rule, pointer, failure }) =>
        rule === 'variant-removed' && pointer === change.pointer && formOf(failure) === formOf(change.failure),
    );
    if (!gone) return change;
    const message = `A variant has another tag: ${tagsText(change.message)}, before ${tagsText(gone.message)}.`;
    return { ...change, rule: 'variant-tag-changed', message };
  });
}

function tagsText(message: string): string {
  return message.replace(/^[^:]*: |\.$/g, '');
}

/** The schemas of a variant without the values of its constants. */
function formOf({ accepting }: Failure): string {
  return JSON.stringify(
    accepting.map(({ properties = {}, ...schema }: SchemaObject) => ({
      ...schema,
      properties: Object.entries(properties).map(([name, member]) => [
        name,
        typeof member === 'object' && 'const' in member ? 'tag' : member,
      ]),
    })),
  );
}
