import type { Contract, Event, Provider, SpecPointer } from '@hookbook/contract';
import type { Change, Severity } from './compare/change.ts';
import { type FactChange, factChanges } from './compare/facts.ts';
import {
  createSchemaComparison,
  fingerprint,
  type IssuesOf,
  type SchemaChange,
  type SchemaComparison,
} from './compare/schemas.ts';
import { haveOtherWords, withoutWords, wordsOf } from './compare/words.ts';

export interface CompareOptions {
  /** What the validators of a provider report about a value. */
  readonly issuesOf: (provider: Provider) => IssuesOf;
}

/** What has changed from one contract to another, for those who receive the events. In a fixed order. */
export function compareContracts(base: Contract, head: Contract, options: CompareOptions): readonly Change[] {
  const pairs = pairsOf(base.providers, head.providers, ({ name }) => name);
  const unpaired = { base: pairs.onlyBase, head: pairs.onlyHead };
  const renamed = renamedProvider(unpaired.base, unpaired.head);
  return [
    ...pairs.both.flatMap(([before, after]) => compareProviders(before, after, options)),
    ...(renamed
      ? [
          changeOf(
            {
              rule: 'channel-renamed',
              wire: 'none',
              source: 'breaking',
              message: `It is called "${renamed[1].name}" now.`,
            },
            renamed[0].name,
            renamed,
          ),
          ...compareProviders(renamed[0], renamed[1], options),
        ]
      : [
          ...unpaired.base.flatMap((provider) => [
            changeOf(
              { rule: 'channel-removed', ...both('breaking'), message: `The provider "${provider.name}" is gone.` },
              provider.name,
              [provider, undefined],
            ),
          ]),
          ...unpaired.head.flatMap((provider) => [
            changeOf(
              { rule: 'channel-added', ...both('compatible'), message: `The provider "${provider.name}" is new.` },
              provider.name,
              [undefined, provider],
            ),
          ]),
        ]),
  ];
}

function both(severity: Severity): Pick<Change, 'wire' | 'source'> {
  return { wire: severity, source: severity };
}

interface Located {
  readonly source: SpecPointer;
}

type Places = readonly [Located | undefined, Located | undefined];

function changeOf(change: Omit<Change, 'id' | 'provider'>, provider: string, [old, now]: Places): Change {
  const { rule, event, pointer } = change;
  return {
    id: fingerprint([rule, provider, event, change.in, pointer, change.message]),
    ...change,
    provider,
    ...(old && { old: old.source }),
    ...(now && { new: now.source }),
  };
}

interface Pairs<Item> {
  readonly both: readonly (readonly [Item, Item])[];
  readonly onlyBase: readonly Item[];
  readonly onlyHead: readonly Item[];
}

function pairsOf<Item>(base: readonly Item[], head: readonly Item[], keyOf: (item: Item) => string): Pairs<Item> {
  const heads = new Map(head.map((item) => [keyOf(item), item]));
  const bases = new Set(base.map(keyOf));
  return {
    both: base.flatMap((item) => {
      const other = heads.get(keyOf(item));
      return other ? [[item, other] as const] : [];
    }),
    onlyBase: base.filter((item) => !heads.has(keyOf(item))),
    onlyHead: head.filter((item) => !bases.has(keyOf(item))),
  };
}

/** The only provider that is gone and the only new one, if they send the same events. */
function renamedProvider(
  base: readonly Provider[],
  head: readonly Provider[],
): readonly [Provider, Provider] | undefined {
  const [before, ...moreBefore] = base;
  const [after, ...moreAfter] = head;
  if (!before || !after || moreBefore.length > 0 || moreAfter.length > 0) return undefined;
  const types = new Set(after.events.map(({ type }) => type));
  return before.events.some(({ type }) => types.has(type)) ? [before, after] : undefined;
}

function compareProviders(base: Provider, head: Provider, { issuesOf }: CompareOptions): readonly Change[] {
  const { name } = head;
  const facts = factChanges(base.webhook, head.webhook).map((change) => factChange(change, base, head));
  const words = !haveOtherWords(base, head)
    ? []
    : [changeOf({ rule: 'words', ...both('docs'), message: 'What is said about the provider.' }, name, [base, head])];
  const pairs = pairsOf(base.events, head.events, ({ type }) => type);
  const comparison = createSchemaComparison(
    { provider: base, issuesOf: issuesOf(base) },
    { provider: head, issuesOf: issuesOf(head) },
  );
  const shared = {
    comparison,
    hasSameDefinitions: JSON.stringify(definitionsOf(base)) === JSON.stringify(definitionsOf(head)),
  };
  return [
    ...facts,
    ...shapeChanges(base, head),
    ...eventSetChanges(pairs.onlyBase, pairs.onlyHead, name),
    ...pairs.both.flatMap(([before, after]) => compareEvents(before, after, { ...shared, provider: name })),
    ...words,
  ];
}

/** The types that are exported by name. Whoever imports one that is gone does not compile. */
function shapeChanges(base: Provider, head: Provider): readonly Change[] {
  const { onlyBase, both: kept } = pairsOf(base.definitions, head.definitions, ({ name }) => name);
  const hasWords = kept.some(([before, after]) => {
    const isSame = JSON.stringify(before.schema) === JSON.stringify(after.schema);
    return !isSame && JSON.stringify(withoutWords(before.schema)) === JSON.stringify(withoutWords(after.schema));
  });
  const words = { rule: 'words', ...both('docs'), message: 'What is said about shared schemas.' };
  return [
    ...onlyBase.map((gone) => {
      const message = `The type "${gone.name}" is no longer exported.`;
      return changeOf({ rule: 'shape-removed', wire: 'none', source: 'breaking', message }, head.name, [gone, head]);
    }),
    ...(hasWords ? [changeOf(words, head.name, [base, head])] : []),
  ];
}

function definitionsOf({ definitions }: Provider): unknown {
  return definitions.map(({ name, schema }) => [name, schema]);
}

function factChange({ rule, severity, message }: FactChange, base: Provider, head: Provider): Change {
  return changeOf({ rule, ...both(severity), message }, head.name, [base, head]);
}

/** Events of one side only. One that has the place of another has another type now. */
function eventSetChanges(gone: readonly Event[], added: readonly Event[], provider: string): readonly Change[] {
  const placeOf = ({ source }: Event) => `${source.file} ${source.pointer}`;
  const changedTypes = gone.flatMap((before) => {
    const after = added.find((event) => placeOf(event) === placeOf(before));
    return after ? [[before, after] as const] : [];
  });
  const [movedFrom, movedTo] = [
    new Set(changedTypes.map(([before]) => before)),
    new Set(changedTypes.map(([, after]) => after)),
  ];
  return [
    ...changedTypes.map(([before, after]) =>
      changeOf(
        {
          rule: 'event-type-changed',
          ...both('breaking'),
          event: before.type,
          message: `The event type is "${after.type}" now.`,
        },
        provider,
        [before, after],
      ),
    ),
    ...gone
      .filter((event) => !movedFrom.has(event))
      .map((event) =>
        changeOf(
          { rule: 'event-removed', ...both('breaking'), event: event.type, message: 'The event is gone.' },
          provider,
          [event, undefined],
        ),
      ),
    ...added
      .filter((event) => !movedTo.has(event))
      .map((event) =>
        changeOf({ rule: 'event-added', ...both('compatible'), event: event.type, message: 'A new event.' }, provider, [
          undefined,
          event,
        ]),
      ),
  ];
}

interface EventContext {
  readonly provider: string;
  readonly comparison: SchemaComparison;
  readonly hasSameDefinitions: boolean;
}

function compareEvents(
  base: Event,
  head: Event,
  { provider, comparison, hasSameDefinitions }: EventContext,
): readonly Change[] {
  const { type } = head;
  const changed = (change: SchemaChange, place: 'payload' | 'headers') =>
    changeOf({ ...change, event: type, in: place }, provider, [base, head]);
  const isSame = (before: unknown, after: unknown) =>
    hasSameDefinitions && JSON.stringify(before) === JSON.stringify(after);
  const payload = isSame(base.payload, head.payload) ? [] : comparison.changes(base.payload, head.payload);
  const [headersBefore, headersAfter] = [base.headers ?? true, head.headers ?? true];
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
              message: head.deprecated ? 'It is deprecated.' : 'It is no longer deprecated.',
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
      JSON.stringify(base.payload) !== JSON.stringify(head.payload) &&
      JSON.stringify(withoutWords(base.payload)) === JSON.stringify(withoutWords(head.payload)));
  const words = hasWords
    ? [changeOf({ rule: 'words', ...both('docs'), event: type, message: 'Words or examples.' }, provider, [base, head])]
    : [];
  return [...schemas, ...deprecated, ...words];
}

const HEADER_RULES: Readonly<Record<string, string>> = {
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
