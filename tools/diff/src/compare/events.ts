import type { Event } from '@hookbook/contract';
import type { DefinitionLookup, Schema } from '@hookbook/contract/schema';
import type { RuleName, Severity } from '../rules/catalogue.ts';
import type { Change, SchemaChange } from './change.ts';
import { headersOf } from './headers.ts';
import { both, changeOf } from './located.ts';
import type { SchemaComparison } from './schemas.ts';
import { withoutWords, wordsOf } from './words.ts';

interface EventContext {
  readonly provider: string;
  readonly comparison: SchemaComparison;
  readonly hasSameDefinitions: boolean;
  readonly definitions: { readonly base: DefinitionLookup; readonly head: DefinitionLookup };
}

export function compareEvents(
  base: Event,
  head: Event,
  { provider, comparison, hasSameDefinitions, definitions }: EventContext,
): readonly Change[] {
  const { type } = head;
  const changed = (change: SchemaChange, place: 'payload' | 'headers') =>
    changeOf({ ...change, event: type, in: place }, provider, [base, head]);
  const isSame = (before: unknown, after: unknown) =>
    hasSameDefinitions && JSON.stringify(before) === JSON.stringify(after);
  const payload = isSame(base.payload, head.payload) ? [] : comparison.changes(base.payload, head.payload);
  const [headersBefore, headersAfter] = [headersOf(base, definitions.base), headersOf(head, definitions.head)];
  const headers = isSame(headersBefore, headersAfter) ? [] : comparison.changes(headersBefore, headersAfter);
  const deprecated =
    base.deprecated === head.deprecated
      ? []
      : [
          changeOf(
            {
              rule: 'event-deprecated',
              ...both('compatible'),
              event: type,
              message: head.deprecated ? 'The event is deprecated.' : 'The event is no longer deprecated.',
            },
            provider,
            [base, head],
          ),
        ];
  const schemas = [
    ...payload.map((change) => changed(change, 'payload')),
    ...headers.map((change) => headerChange(changed(change, 'headers'))),
  ];
  const hasWords =
    wordsOf(base) !== wordsOf(head) ||
    (schemas.length === 0 &&
      (haveOtherWordsOnly(base.payload, head.payload) || haveOtherWordsOnly(base.headers, head.headers)));
  const words = hasWords
    ? [
        changeOf(
          { rule: 'words', ...both('docs'), event: type, message: 'Descriptions or examples changed.' },
          provider,
          [base, head],
        ),
      ]
    : [];
  return [...schemas, ...nameChanges(base, head, provider), ...deprecated, ...words];
}

/** What the event is called in code. Former names are still exported, as aliases. */
function nameChanges(base: Event, head: Event, provider: string): readonly Change[] {
  const change = (source: Severity, message: string, avoid?: string) => {
    const others = { source, event: head.type, message, ...(avoid !== undefined && { avoid }) };
    return changeOf({ rule: 'event-renamed', wire: 'none', ...others }, provider, [base, head]);
  };
  const kept = new Set(head.formerNames?.map(({ typeName }) => typeName));
  const renamed = `The type was renamed from ${base.typeName} to ${head.typeName}.`;
  const fix = `Keep the old name as an alias: \`x-former-names: [${base.typeName}]\` in the message.`;
  const gone = (base.formerNames ?? []).filter(({ typeName }) => typeName !== head.typeName && !kept.has(typeName));
  return [
    ...(base.typeName === head.typeName
      ? []
      : [
          kept.has(base.typeName)
            ? change('compatible', `${renamed} The old name is a deprecated alias.`)
            : change('breaking', renamed, fix),
        ]),
    ...gone.map(({ typeName }) =>
      change('breaking', `The type ${typeName}, a deprecated alias, is no longer exported.`),
    ),
  ];
}

function haveOtherWordsOnly(before: Schema = true, after: Schema = true): boolean {
  const areSame = (one: Schema, other: Schema) => JSON.stringify(one) === JSON.stringify(other);
  return !areSame(before, after) && areSame(withoutWords(before), withoutWords(after));
}

const HEADER_RULES: Readonly<Partial<Record<RuleName, RuleName>>> = {
  'field-no-longer-required': 'header-no-longer-required',
  'field-removed': 'header-removed',
  'field-renamed': 'header-removed',
  'field-added': 'header-added',
  'field-required': 'header-required',
};

/** Headers have names of their own for changes. */
function headerChange(change: Change): Change {
  const { rule } = change;
  const value = change.wire === 'breaking' ? 'header-value-changed' : rule;
  return { ...change, rule: HEADER_RULES[rule] ?? value };
}
