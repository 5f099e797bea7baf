import type { Webhook } from '../webhooks/webhook.ts';
import { type Candidate, countBy, type EventType, type Finding, hasTellingName } from './candidate.ts';
import { learnSpelling } from './convention.ts';
import { isNamed, type Name } from './name.ts';
import type { Evidence } from './schemaReader.ts';

/** The values at one place. */
interface Place {
  readonly expression: string;
  readonly readings: ReadonlyMap<Webhook, Reading>;
  /** How many webhooks have a credible value that no other webhook has. */
  readonly told: number;
  /** How many distinct values have the name of their webhook. */
  readonly named: number;
  readonly pinned: number;
}

interface Reading {
  readonly value: string;
  readonly source: 'pinned' | 'shown' | 'listed';
  readonly isNamed: boolean;
}

/** The place whose values tell most webhooks apart; undefined if none tells enough of them to be trusted. */
export function findSinglePlace(candidates: readonly Candidate[]): Finding | undefined {
  const expressions = new Set(candidates.flatMap(({ evidence }) => [...evidence.keys()]));
  const places = [...expressions].map((expression) => placeAt(expression, candidates));
  const [best] = places.filter((place) => isTrusted(place, candidates.length)).sort(compare);
  if (!best) return undefined;
  const known = [...best.readings].map(
    ([webhook, { value, source }]) => [webhook, { parts: [value], source }] as const,
  );
  const byWebhook = new Map<Webhook, EventType>([...known, ...spelt(best, candidates)]);
  return { places: [best.expression], byWebhook, told: best.told };
}

function placeAt(expression: string, candidates: readonly Candidate[]): Place {
  const readings = new Map<Webhook, Reading>();
  for (const { webhook, evidence, names } of candidates) {
    const reading = readValue(evidence.get(expression), names);
    if (reading) readings.set(webhook, reading);
  }
  const counts = countBy([...readings.values()].map(({ value }) => value));
  const isCredible = credibility(expression, candidates.length);
  const unique = [...readings.values()].filter((reading) => counts.get(reading.value) === 1 && isCredible(reading));
  // Webhooks often share the example of their common envelope, which belongs to one of them at most.
  for (const [webhook, { value, source, isNamed }] of readings)
    if (source === 'shown' && !isNamed && counts.get(value) !== 1) readings.delete(webhook);
  return {
    expression,
    readings,
    told: unique.length,
    named: new Set([...readings.values()].flatMap(({ value, isNamed }) => (isNamed ? [value] : []))).size,
    pinned: unique.filter(({ source }) => source === 'pinned').length,
  };
}

/** Whether a value may be an event type: ids and names of people are unique, too. A single webhook needs more evidence. */
function credibility(expression: string, webhooks: number): (reading: Reading) => boolean {
  const isTop = depthOf(expression) === 1;
  const isTelling = hasTellingName(expression) && (webhooks > 1 || isTop);
  return ({ isNamed: named, source }) => named || isTelling || (source === 'pinned' && webhooks > 1 && isTop);
}

/** A value that has the name of the webhook outweighs other values, unless the schema pins one. */
function readValue(evidence: Evidence | undefined, names: readonly Name[]): Reading | undefined {
  if (!evidence) return undefined;
  const { pinned, shown, listed } = evidence;
  if (pinned !== undefined) return { value: pinned, source: 'pinned', isNamed: isNamed(pinned, names) };
  const [named, ...others] = new Set([...shown, ...listed].filter((value) => isNamed(value, names)));
  if (named !== undefined && others.length === 0)
    return { value: named, source: shown.includes(named) ? 'shown' : 'listed', isNamed: true };
  const [value] = shown;
  return value !== undefined && shown.length === 1 ? { value, source: 'shown', isNamed: false } : undefined;
}

/** Two values at a telling place that have the names of their webhooks are no coincidence. */
function isTrusted({ expression, told, named }: Place, webhooks: number): boolean {
  return (named >= 2 && hasTellingName(expression)) || told * 2 > webhooks;
}

/** The best place first. Of equal places, the one on a higher level, then the first one in the document. */
function compare(a: Place, b: Place): number {
  const deeper = depthOf(a.expression) - depthOf(b.expression);
  return b.told - a.told || b.named - a.named || b.pinned - a.pinned || deeper;
}

function depthOf(expression: string): number {
  return expression.split('/').length - 1;
}

/** The values of webhooks that show none, if the others are all spelt like the names of their webhooks. */
function spelt({ expression, readings }: Place, candidates: readonly Candidate[]): [Webhook, EventType][] {
  const known = candidates.flatMap(({ webhook, names: [name] }) => {
    const reading = readings.get(webhook);
    return reading && name ? [{ name, value: reading.value, isNamed: reading.isNamed }] : [];
  });
  if (known.length < 2 || !known.every((value) => value.isNamed)) return [];
  const spell = learnSpelling(known);
  return candidates.flatMap(({ webhook, evidence, names: [name] }) => {
    const silent = readings.has(webhook) ? undefined : evidence.get(expression);
    // Several examples that differ show a webhook with several event types.
    if (!silent || !name || silent.shown.length > 1) return [];
    const value = spell(name);
    const isPossible = value !== undefined && (silent.listed.length === 0 || silent.listed.includes(value));
    return isPossible ? [[webhook, { parts: [value], source: 'spelt' }]] : [];
  });
}
