import type { Webhook } from '../webhooks/webhook.ts';
import { type Candidate, countBy, type EventType, type Finding, hasTellingName } from './candidate.ts';
import { learnSpelling, type NamedValue } from './convention.ts';
import { type Name, nameOf, textOfWords, wordsBefore, wordsOf } from './name.ts';
import type { Evidence } from './schemaReader.ts';

/** Of each kind, so that documents with thousands of properties take no longer than others. */
const MAX_PLACES = 8;

/**
 * The two places whose values, joined, tell most webhooks apart: a group and an action, such as a header with `issues` and
 * a property with `opened`. Webhooks without the second place have a group only.
 */
export function findPlacePair(candidates: readonly Candidate[]): Finding | undefined {
  const groups = bestPlaces(candidates, ({ words }, start) => startsWith(words, start));
  const actions = bestPlaces(candidates, (name, end) => wordsBefore(name, end) !== undefined);
  const pairs = groups.flatMap((group) =>
    actions.filter((action) => action !== group).map((action) => readPair([group, action], candidates)),
  );
  const [best] = pairs
    .filter((pair) => pair.told * 2 > candidates.length && isNeeded(pair))
    .sort((a, b) => b.told - a.told);
  return best;
}

/** Several webhooks share a group or an action. Otherwise, an example that belongs to another webhook looks like a pair. */
function isNeeded({ byWebhook }: Finding): boolean {
  const pairs = [...byWebhook.values()].map(({ parts }) => parts).filter(({ length }) => length === 2);
  return [0, 1].some((index) => new Set(pairs.map((parts) => parts[index])).size < pairs.length);
}

/** The places whose values are most often a part of the webhook's name, and those that are pinned most often. */
function bestPlaces(
  candidates: readonly Candidate[],
  isPart: (name: Name, words: readonly string[]) => boolean,
): string[] {
  const named = new Map<string, Set<string>>();
  const pinned: string[] = [];
  const words = new Map<string, readonly string[]>();
  const isPartOf = (names: readonly Name[], value: string) => {
    const valueWords = words.get(value) ?? wordsOf(value);
    words.set(value, valueWords);
    return names.some((name) => isPart(name, valueWords));
  };
  for (const { evidence, names } of candidates)
    for (const [place, placeEvidence] of evidence) {
      if (placeEvidence.pinned !== undefined) pinned.push(place);
      for (const value of optionsOf(placeEvidence))
        if (isPartOf(names, value)) named.set(place, (named.get(place) ?? new Set()).add(value));
    }
  const byName = [...named].sort(([a, x], [b, y]) => y.size - x.size || rank(a) - rank(b)).map(([place]) => place);
  const byPin = [...countBy(pinned)].sort(([, x], [, y]) => y - x).map(([place]) => place);
  return [...new Set([...byName.slice(0, MAX_PLACES), ...byPin.slice(0, MAX_PLACES)])];
}

function rank(place: string): number {
  return (hasTellingName(place) ? 0 : 1) + place.split('/').length;
}

function optionsOf({ pinned, shown, listed }: Evidence): readonly string[] {
  return pinned === undefined ? [...shown, ...listed] : [pinned];
}

function startsWith(words: readonly string[], start: readonly string[]): boolean {
  return start.length > 0 && start.every((word, index) => words[index] === word);
}

type Pair = readonly [group: string, action: string];

function readPair(pair: Pair, candidates: readonly Candidate[]): Finding {
  const byWebhook = new Map<Webhook, EventType>();
  const known: NamedValue[] = [];
  const unknown: [Webhook, PartialType][] = [];
  for (const candidate of candidates) {
    const { type, spelling, partial } = readTypes(pair, candidate);
    if (type) byWebhook.set(candidate.webhook, type);
    known.push(...spelling);
    if (partial) unknown.push([candidate.webhook, partial]);
  }
  const spell = learnSpelling(known);
  const groups = new Set(known.map(({ value }) => value));
  for (const [webhook, { group, action }] of groups.size > 1 ? unknown : []) {
    const value = spell(group);
    if (value !== undefined) byWebhook.set(webhook, { parts: [value, ...action], source: 'spelt' });
  }
  const counts = countBy([...byWebhook.values()].map(({ parts }) => JSON.stringify(parts)));
  const told = [...counts.values()].filter((count) => count === 1).length;
  return { places: pair, byWebhook, told };
}

/** A webhook whose action is known, and whose group is the rest of its name in an unknown spelling. */
interface PartialType {
  readonly group: Name;
  readonly action: readonly string[];
}

interface PairReading {
  readonly type?: EventType;
  readonly partial?: PartialType;
  readonly spelling: readonly NamedValue[];
}

function readTypes([groupPlace, actionPlace]: Pair, { evidence, names }: Candidate): PairReading {
  const groups = evidence.get(groupPlace);
  const actions = evidence.get(actionPlace);
  if (!groups) return { spelling: [] };
  const isPinned = groups.pinned !== undefined && (!actions || actions.pinned !== undefined);
  const isTelling = hasTellingName(groupPlace) || hasTellingName(actionPlace);
  const splits = names.flatMap((name) => splitName(name, actions));
  for (const { group, action } of splits) {
    const value = optionsOf(groups).find((option) => nameOf(option).words.join('') === group.words.join(''));
    if (value === undefined) continue;
    const type = { parts: [value, ...action], source: isPinned ? 'pinned' : 'shown' } as const;
    return { type, spelling: [{ name: group, value }] };
  }
  const action = actions ? optionsOf(actions) : [];
  if (groups.pinned !== undefined && isTelling && action.length === (actions ? 1 : 0))
    return { type: { parts: [groups.pinned, ...action], source: isPinned ? 'pinned' : 'shown' }, spelling: [] };
  const [partial] = groups.pinned === undefined ? splits : [];
  return { spelling: [], ...(partial && { partial }) };
}

/** Each way to read a name as a group and one of the values of the action, or as a group if there is no action. */
function splitName(name: Name, actions: Evidence | undefined): PartialType[] {
  if (!actions) return [{ group: name, action: [] }];
  return optionsOf(actions).flatMap((action) => {
    const words = wordsBefore(name, wordsOf(action));
    return words ? [{ group: { text: textOfWords(name.text, words), words }, action: [action] }] : [];
  });
}
