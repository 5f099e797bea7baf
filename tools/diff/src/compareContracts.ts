import { type Contract, firstName, isCalled, type Provider } from '@hookbook/contract';
import { toPointer } from '@hookbook/contract/data';
import { addressChanges } from './compare/addresses.ts';
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
import type { Severity } from './rules/catalogue.ts';

export interface CompareOptions {
  /** What the validators of a provider report about a value. */
  readonly issuesOf: (provider: Provider) => IssuesOf;
  /** As in `2026-12-31`, to tell whether a removal was to be later. */
  readonly today?: string;
}

/** What has changed from one contract to another, for those who receive the events. In a fixed order. */
export function compareContracts(base: Contract, head: Contract, options: CompareOptions): readonly Change[] {
  const { both: sameName, onlyHead } = pairsOf(base.providers, head.providers, ({ name }) => name);
  const moved = movedEvents(sameName, onlyHead);
  const pairs = providerPairs(base, head);
  const isAlone = (provider: Provider) => !pairs.some((pair) => pair.includes(provider));
  return [
    ...pairs.flatMap(([before, after]) => [
      ...nameChanges(before, after),
      ...compareProviders(before, after, { ...options, moved }),
    ]),
    ...base.providers.filter(isAlone).map(goneChange),
    ...head.providers.filter(isAlone).map(newChange),
  ];
}

type Pair = readonly [before: Provider, after: Provider];

/** The providers of one contract with those that they are in another one, whatever they are called. */
export function providerPairs(base: Contract, head: Contract): readonly Pair[] {
  const { both: sameName, onlyBase, onlyHead } = pairsOf(base.providers, head.providers, ({ name }) => name);
  return [...sameName, ...renamedProviders(onlyBase, onlyHead)];
}

/** What the provider is called. Code that uses its former names still works. */
function nameChanges(before: Provider, after: Provider): readonly Change[] {
  const change = (name: string, source: Severity, message: string, avoid?: string) => {
    const severities = { wire: 'none', source } as const;
    const others = { message, ...(avoid !== undefined && { avoid }) };
    return changeOf({ rule: 'channel-renamed', ...severities, ...others }, name, [before, after]);
  };
  const renamed = `The provider was renamed to "${after.name}".`;
  const avoid = `Keep the old name: \`x-former-names: [${before.name}]\` in the channel, or in \`info\` if that names the provider.`;
  const gone = (before.formerNames ?? []).filter(({ name }) => !isCalled(after, name));
  const stored = [before, after].map(firstName);
  const isMoved = isCalled(after, before.name) && gone.length === 0 && stored[0] !== stored[1];
  const moved = `Receivers store events under "${stored[1]}" now, and no longer find those under "${stored[0]}".`;
  return [
    ...(before.name === after.name
      ? []
      : [
          isCalled(after, before.name)
            ? change(before.name, 'compatible', `${renamed} The old name still works, and is deprecated.`)
            : change(before.name, 'breaking', renamed, avoid),
        ]),
    ...(isMoved
      ? [change(before.name, 'breaking', moved, 'List former names in the release that renames, the latest first.')]
      : []),
    ...gone.map(({ name }) => change(name, 'breaking', `The former name "${name}" no longer works.`)),
  ];
}

function goneChange(provider: Provider): Change {
  const message = `The provider "${provider.name}" was removed.`;
  return changeOf({ rule: 'channel-removed', ...both('breaking'), message }, provider.name, [provider, undefined]);
}

function newChange(provider: Provider): Change {
  const message = `The provider "${provider.name}" was added.`;
  return changeOf({ rule: 'channel-added', ...both('compatible'), message }, provider.name, [undefined, provider]);
}

/** The providers that say what they were called; of the others, the only one that is gone and the only new one. */
function renamedProviders(base: readonly Provider[], head: readonly Provider[]): readonly Pair[] {
  const told = head.flatMap((after): Pair[] => {
    const before = base.find(({ name }) => isCalled(after, name));
    return before ? [[before, after]] : [];
  });
  const left = (providers: readonly Provider[]) => providers.filter((provider) => !told.flat().includes(provider));
  const [[before, ...moreBefore], [after, ...moreAfter]] = [left(base), left(head)];
  const isLikely = before && after && moreBefore.length === 0 && moreAfter.length === 0 && sendSame(before, after);
  return isLikely ? [...told, [before, after]] : told;
}

function sendSame(before: Provider, after: Provider): boolean {
  const types = new Set(after.events.map(({ type }) => type));
  return before.events.some(({ type }) => types.has(type));
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
    ...addressChanges(base, head),
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

function factChange({ rule, severity, message, path }: FactChange, base: Provider, head: Provider): Change {
  const placeOf = ({ source, webhookSource }: Provider) => ({
    source: webhookSource ? { ...webhookSource, pointer: webhookSource.pointer + toPointer(path) } : source,
  });
  return changeOf({ rule, ...both(severity), message }, head.name, [placeOf(base), placeOf(head)]);
}
