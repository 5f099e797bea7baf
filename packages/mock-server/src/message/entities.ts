import type { Entities } from '@hookbook/webhook/x-webhook';
import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Random } from '../random/random.ts';
import { freshId } from './freshId.ts';
import { type Message, valueAt, withValueAt } from './runtimeExpression.ts';

/** The ids of entities, by the name of the entity. */
export type EntityIds = Readonly<Record<string, string | number>>;

/** The places of entity ids in an event. */
export function entitiesIn({ webhook }: Pick<Provider, 'webhook'>, event: ProviderEvent): Entities {
  if (event.entities === undefined) return webhook.entities ?? {};
  const all: Record<string, Entities[string]> = { ...webhook.entities };
  for (const [name, expressions] of Object.entries(event.entities)) all[name] = [...(all[name] ?? []), ...expressions];
  return all;
}

/** Throws a `UsageError` for the name of an entity that no event of the provider contains. */
export function checkEntities(provider: Provider, given: EntityIds | undefined): void {
  if (given === undefined) return;
  const known = new Set(provider.events.flatMap((event) => Object.keys(entitiesIn(provider, event))));
  for (const name of Object.keys(given)) {
    if (known.has(name)) continue;
    throw new UsageError({
      code: 'unknown-entity',
      message: `No event of ${provider.title} contains the entity "${name}".`,
      where: 'entities',
      fix: known.size === 0 ? 'Remove it.' : `Use ${[...known].join(' or ')}.`,
      suggestions: suggest(name, [...known]),
    });
  }
}

interface EntityOptions {
  readonly entities?: EntityIds | undefined;
  /** Whether entities keep their ids, unless others are given. */
  readonly isFixed: boolean;
  readonly random: Random;
}

/** The message with other entities: all places of one entity get the same id. */
export function withEntities(message: Message, places: Entities, options: EntityOptions): Message {
  let changed = message;
  for (const [name, expressions] of Object.entries(places)) {
    const present = expressions.filter((expression) => isId(valueAt(message, expression)));
    const [first] = present;
    const given = options.entities && Object.hasOwn(options.entities, name) ? options.entities[name] : undefined;
    if (!first || (given === undefined && options.isFixed)) continue;
    const id = given ?? freshId(valueAt(message, first), options.random);
    for (const expression of present)
      changed = withValueAt(changed, expression, inFormOf(valueAt(message, expression), id));
  }
  return changed;
}

/** The ids of the entities in these events: new ones, unless they are given. */
export function entityIds(
  provider: Provider,
  events: readonly ProviderEvent[],
  { given, random }: { readonly given: EntityIds | undefined; readonly random: Random },
): EntityIds {
  const ids: Record<string, string | number> = { ...given };
  for (const event of events)
    for (const [name, expressions] of Object.entries(entitiesIn(provider, event))) {
      if (Object.hasOwn(ids, name)) continue;
      const sample = sampleIn(event, expressions);
      if (sample !== undefined) ids[name] = freshId(sample, random);
    }
  return ids;
}

function sampleIn({ examples }: ProviderEvent, expressions: Entities[string]): string | number | undefined {
  for (const { payload, headers = {} } of examples)
    for (const expression of expressions) {
      const value = valueAt({ payload, headers: headers as Message['headers'] }, expression);
      if (isId(value)) return value;
    }
  return undefined;
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** The id of one entity may be a number in one place and a string in another. */
function inFormOf(sample: unknown, id: string | number): string | number {
  if (typeof sample === 'string') return String(id);
  return Number.isFinite(Number(id)) ? Number(id) : id;
}
