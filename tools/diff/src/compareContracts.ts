import type { Contract, Provider } from '@hookbook/contract';
import type { Change } from './compare/change.ts';
import { compareContentTypes } from './compare/contentTypes.ts';
import { eventSetChanges, type MovedEvent, movedEvents } from './compare/eventSet.ts';
import { compareEvents } from './compare/events.ts';
import { type FactChange, factChanges } from './compare/facts.ts';
import { both, changeOf, pairsOf } from './compare/located.ts';
import { createSchemaComparison, type IssuesOf } from './compare/schemas.ts';
import { shapeChanges } from './compare/shapes.ts';
import { lookupIn } from './compare/sharedDefinitions.ts';
import { sunsetsOf } from './compare/sunset.ts';
import { haveOtherWords } from './compare/words.ts';

export interface CompareOptions {
  /** What the validators of a provider report about a value. */
  readonly issuesOf: (provider: Provider) => IssuesOf;
  /** As in `2026-12-31`, to tell whether a removal was to be later. */
  readonly today?: string;
}

/** What has changed from one contract to another, for those who receive the events. In a fixed order. */
export function compareContracts(base: Contract, head: Contract, options: CompareOptions): readonly Change[] {
  const pairs = pairsOf(base.providers, head.providers, ({ name }) => name);
  const renamed = renamedProvider(pairs.onlyBase, pairs.onlyHead);
  const moved = movedEvents(pairs.both, pairs.onlyHead);
  return [
    ...pairs.both.flatMap(([before, after]) => compareProviders(before, after, { ...options, moved })),
    ...(renamed
      ? [renamedChange(...renamed), ...compareProviders(...renamed, { ...options, moved })]
      : [...pairs.onlyBase.map(goneChange), ...pairs.onlyHead.map(newChange)]),
  ];
}

function renamedChange(before: Provider, after: Provider): Change {
  const message = `The provider was renamed to "${after.name}".`;
  return changeOf({ rule: 'channel-renamed', wire: 'none', source: 'breaking', message }, before.name, [before, after]);
}

function goneChange(provider: Provider): Change {
  const message = `The provider "${provider.name}" was removed.`;
  return changeOf({ rule: 'channel-removed', ...both('breaking'), message }, provider.name, [provider, undefined]);
}

function newChange(provider: Provider): Change {
  const message = `The provider "${provider.name}" was added.`;
  return changeOf({ rule: 'channel-added', ...both('compatible'), message }, provider.name, [undefined, provider]);
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

interface ProviderContext extends CompareOptions {
  readonly moved: readonly MovedEvent[];
}

function compareProviders(
  base: Provider,
  head: Provider,
  { issuesOf, moved, today }: ProviderContext,
): readonly Change[] {
  const { name } = head;
  const facts = factChanges(base.webhook, head.webhook).map((change) => factChange(change, base, head));
  const words = !haveOtherWords(base, head)
    ? []
    : [
        changeOf({ rule: 'words', ...both('docs'), message: 'The description of the provider changed.' }, name, [
          base,
          head,
        ]),
      ];
  const pairs = pairsOf(base.events, head.events, ({ type }) => type);
  const comparison = createSchemaComparison(
    { provider: base, issuesOf: issuesOf(base) },
    { provider: head, issuesOf: issuesOf(head) },
  );
  const shared = {
    comparison,
    definitions: { base: lookupIn(base.definitions), head: lookupIn(head.definitions) },
    hasSameDefinitions: JSON.stringify(definitionsOf(base)) === JSON.stringify(definitionsOf(head)),
  };
  const changes = [
    ...facts,
    ...compareContentTypes(base, head, pairs.both),
    ...shapeChanges(base, head),
    ...eventSetChanges(pairs.onlyBase, pairs.onlyHead, { base, head, moved }),
    ...pairs.both.flatMap(([before, after]) => compareEvents(before, after, { ...shared, provider: name })),
    ...words,
  ];
  return changes.map(sunsetsOf(base, today));
}

function definitionsOf({ definitions }: Provider): unknown {
  return definitions.map(({ name, schema }) => [name, schema]);
}

function factChange({ rule, severity, message }: FactChange, base: Provider, head: Provider): Change {
  return changeOf({ rule, ...both(severity), message }, head.name, [base, head]);
}
