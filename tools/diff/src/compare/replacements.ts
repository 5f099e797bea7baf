import {
  type DefinitionLookup,
  definitionName,
  isAnnotation,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import type { Failure } from '../inclusion/failure.ts';
import type { RuleName } from '../rules/catalogue.ts';
import type { SchemaChange } from './change.ts';
import type { FoundChange } from './namedChanges.ts';

/** A field that is gone beside a single new one in its place, with the same schema but for words. */
export function withRenamedFields<Item extends SchemaChange & Pick<Found, 'failure'>>(
  changes: readonly Item[],
  definitions: DefinitionLookup,
): readonly Item[] {
  const wordless = (change: Item) => withoutWords(memberOf(change.failure, definitions));
  const parentOf = ({ pointer = '' }: Item) => pointer.slice(0, pointer.lastIndexOf('/'));
  const siblings = (change: Item, rule: string) =>
    changes.filter((other) => other.rule === rule && parentOf(other) === parentOf(change));
  return changes.flatMap((change): readonly Item[] => {
    if (change.rule !== 'field-removed' && change.rule !== 'field-added') return [change];
    const [[gone, ...more], [added, ...others]] = [siblings(change, 'field-removed'), siblings(change, 'field-added')];
    if (!gone || !added || more.length > 0 || others.length > 0 || wordless(gone) !== wordless(added)) return [change];
    if (change === added) return [];
    const name = added.pointer?.slice(parentOf(added).length + 1) ?? '';
    return [{ ...change, rule: 'field-renamed', message: `The field was renamed to "${name}".` }];
  });
}

/** The schema of a field that is gone or new. */
function memberOf({ keyword, name, refusing }: Failure, definitions: DefinitionLookup): Schema {
  const member = keyword === 'required' && name !== undefined ? (refusing.properties?.[name] ?? true) : refusing;
  const { $ref } = typeof member === 'object' ? member : {};
  return $ref === undefined ? member : (definitions(definitionName($ref)) ?? true);
}

function withoutWords(schema: Schema): string {
  return JSON.stringify(Object.entries(schema).filter(([keyword]) => !isAnnotation(keyword)));
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
    const message = `The discriminator value changed from ${tagsText(gone.message)} to ${tagsText(change.message)}.`;
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

/** What has changed in one direction only has become wider or narrower. */
type OneDirection = Readonly<Partial<Record<RuleName, RuleName>>>;

export const WIDENED: OneDirection = { 'pattern-changed': 'pattern-widened', 'type-changed': 'type-widened' };
export const NARROWED: OneDirection = { 'type-changed': 'type-narrowed' };

/** The changes, by the names of those that have none in the other direction at the same place. */
export function inOneDirection(
  changes: readonly FoundChange[],
  others: readonly FoundChange[],
  names: OneDirection,
): readonly FoundChange[] {
  const places = new Set(others.map(({ pointer }) => pointer));
  return changes.map((change) =>
    places.has(change.pointer) ? change : { ...change, rule: names[change.rule] ?? change.rule },
  );
}
