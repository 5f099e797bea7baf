import {
  type Contract,
  type Definition,
  type Event,
  eventKeys,
  type Guide,
  isCalled,
  type ModelGuide,
  type ModelGuides,
  type Provider,
  type Release,
  type ReleasedChange,
  type TextCache,
} from '@hookbook/contract';
import { reachableDefinitions, subschemas } from '@hookbook/contract/schema';
import { firstParagraph } from '../text/prose.ts';
import { cachedText, keyedFile, type MakeFile, type MakeText } from './cachedText.ts';
import { groupBy } from './groupBy.ts';
import { eventPath, guidePath, providerPath, schemaPath } from './paths.ts';
import { relatedEvents } from './relatedEvents.ts';
import { releaseId } from './releaseId.ts';
import { type SharedSchema, sharedSchemas } from './schemaPages.ts';
import { eventShapes, type SchemaPaths, schemaShapes } from './shape/eventShapes.ts';
import type { EventShapes, SchemaShapes } from './shape/shape.ts';

/** The contract with everything that several pages need: paths, summaries and shapes. */
export interface Site extends Pick<Contract, 'title' | 'version' | 'description'> {
  readonly providers: readonly ProviderEntry[];
  /** In reading order. */
  readonly guides: readonly GuideEntry[];
  /** The latest first. */
  readonly releases: readonly Release[];
  /** The address of its root on the web, if it is known. Ends with a slash. */
  readonly siteUrl?: string;
  readonly hasPayloadCheck: boolean;
  /** A text that is made from nothing but its name and inputs. */
  readonly text: MakeText;
}

/** A change with the release that made it, and where the changelog has that. */
export interface ReleasedIn extends Pick<Release, 'version' | 'date'> {
  readonly id: string;
  readonly change: ReleasedChange;
}

export interface GuideEntry {
  readonly path: string;
  readonly guide: Guide;
  /** A part of a page that is made from this entry, the titles of the others and the providers' facts, and its name. */
  readonly text: MakeText;
}

export interface ProviderEntry {
  readonly title: string;
  readonly path: string;
  readonly provider: Provider;
  readonly events: readonly EventEntry[];
  /** What the application receives. */
  readonly commands: readonly EventEntry[];
  /** The events, then the commands. */
  readonly messages: readonly EventEntry[];
  /** The definitions with pages of their own, sorted by name. */
  readonly schemas: readonly SchemaEntry[];
  /** What releases changed in its deliveries. */
  readonly changes: readonly ReleasedIn[];
  /** How to receive its events in languages other than TypeScript. */
  readonly guides: readonly ModelGuide[];
  /** A text that is made from nothing but the definitions and the slug of the provider, and its name. */
  readonly definitionsText: MakeText;
}

export interface EventEntry {
  readonly path: string;
  /** Its place among the messages of its provider. */
  readonly index: number;
  readonly event: Event;
  readonly provider: Provider;
  /** One line of plain text. */
  readonly summary: string;
  /** The summary, unless the description begins with it. */
  readonly lead: string;
  /** Made when they are asked for. */
  readonly shapes: () => EventShapes;
  readonly isCommand: boolean;
  /** Other events about the same. */
  readonly related: readonly { readonly type: string; readonly path: string }[];
  /** What releases changed in it. */
  readonly changes: readonly ReleasedIn[];
  /** A part of a page that is made from nothing but this entry, the provider without its events, and its name. */
  readonly text: MakeText;
  readonly file: MakeFile;
}

/** A definition with a page of its own. */
export interface SchemaEntry {
  readonly path: string;
  readonly definition: Definition;
  readonly provider: Provider;
  /** One line of plain text. */
  readonly summary: string;
  readonly usedBy: SharedSchema;
  /** Made when they are asked for. */
  readonly shapes: () => SchemaShapes;
  readonly text: MakeText;
  readonly file: MakeFile;
}

export interface SiteOptions {
  /** Where the site will be on the web, with a slash at its end. Then its pages say so, and it has a sitemap. */
  readonly siteUrl?: string | undefined;
  /** Whether it has a page that checks payloads, with the validators of each provider at `validators/<slug>.js`. */
  readonly payloadCheck?: boolean | undefined;
  /** How to receive the events of each provider in other languages, from the emitters of these languages. */
  readonly modelGuides?: ((providers: readonly Provider[]) => ModelGuides) | undefined;
}

export function buildSite(
  { title, version, description, providers, guides, releases }: Contract,
  cache: TextCache,
  { siteUrl, payloadCheck = false, modelGuides }: SiteOptions = {},
): Site {
  const siteKey = cache.key(
    title,
    version,
    siteUrl,
    payloadCheck,
    modelGuides !== undefined,
    ...providers.map((provider) => [provider.title, provider.slug]),
    ...(releases.length > 0 ? ['releases'] : []),
  );
  const changes = releases.flatMap((release, index) => {
    const { version: number, date } = release;
    return release.changes.map((change) => ({ version: number, date, id: releaseId(release, index), change }));
  });
  const languages = modelGuides?.(providers);
  const entries = providers.map((provider) => ({
    ...providerEntry(provider, {
      siteKey,
      cache,
      changes: changes.filter(({ change }) => isCalled(provider, change.provider)),
    }),
    guides: languages?.get(provider.slug) ?? [],
  }));
  return {
    ...{ title, version, description },
    ...(siteUrl !== undefined && { siteUrl }),
    hasPayloadCheck: payloadCheck,
    providers: entries,
    guides: guideEntries(guides, providers, siteKey, cache),
    releases,
    text: cachedText('', cache),
  };
}

function guideEntries(
  guides: readonly Guide[],
  providers: readonly Provider[],
  siteKey: string,
  cache: TextCache,
): readonly GuideEntry[] {
  if (guides.length === 0) return [];
  const facts = providers.map(({ events, commands, definitions: _definitions, ...others }) => {
    const pages = [...events, ...commands].map(({ type, slug, headers, examples }) => [
      ...[type, slug, headers !== undefined, examples.length > 0],
    ]);
    return [others, pages];
  });
  const key = cache.key(siteKey, facts, ...guides.map(({ slug, title }) => [slug, title]));
  return guides.map((guide) => {
    return { path: guidePath(guide), guide, text: cachedText(cache.key(key, guide), cache) };
  });
}

interface ProviderContext {
  readonly siteKey: string;
  readonly cache: TextCache;
  readonly changes: readonly ReleasedIn[];
}

function providerEntry(
  provider: Provider,
  { siteKey, cache, changes }: ProviderContext,
): Omit<ProviderEntry, 'guides'> {
  const { events, commands, unresolvedEvents: _unresolved, definitions: _definitions, ...others } = provider;
  const shared = sharedSchemas(provider, cache);
  const pages = new Map(shared.map(({ name }) => [name, schemaPath(name, provider)]));
  const byEvent = groupBy(changes, ({ change }) => change.event);
  const changesOf = (type?: string) => byEvent.get(type) ?? [];
  const context = { provider, pages, changesOf, key: cache.key(siteKey, others, ...pages.keys()), cache };
  const eventKey = eventKeys(provider, cache);
  const relatedTo = relatedEvents(events);
  const entries = [
    ...events.map((event, index) =>
      eventEntry(event, { ...context, index, isCommand: false, eventKey: eventKey(event), related: relatedTo(event) }),
    ),
    ...commands.map((event, index) =>
      eventEntry(event, {
        ...context,
        ...{ index: events.length + index, isCommand: true, eventKey: eventKey(event), related: [] },
      }),
    ),
  ];
  const definitions = new Map(provider.definitions.map((definition) => [definition.name, definition]));
  return {
    ...{ title: provider.title, path: providerPath(provider), provider, changes: changesOf() },
    events: entries.slice(0, events.length),
    commands: entries.slice(events.length),
    messages: entries,
    schemas: shared.map((usedBy) => schemaEntry(usedBy, { ...context, definitions })),
    definitionsText: cachedText(cache.key(provider.slug, provider.definitions), cache),
  };
}

interface PageContext {
  readonly provider: Provider;
  readonly pages: SchemaPaths;
  readonly key: string;
  readonly cache: TextCache;
}

interface EventContext extends PageContext {
  readonly changesOf: (type: string) => readonly ReleasedIn[];
  readonly index: number;
  readonly isCommand: boolean;
  readonly eventKey: string;
  readonly related: readonly Event[];
}

interface SchemaContext extends PageContext {
  readonly definitions: ReadonlyMap<string, Definition>;
}

function schemaEntry(usedBy: SharedSchema, { provider, pages, key, cache, definitions }: SchemaContext): SchemaEntry {
  const { name } = usedBy;
  const definition = definitions.get(name) as Definition;
  const used = reachableDefinitions(definition.schema, (other) => definitions.get(other)?.schema, subschemas);
  const users = usedBy.events.map(({ type, slug, title }) => [type, slug, title]);
  const ownKey = cache.key(key, definition, users, usedBy.schemas, ...used.map((other) => definitions.get(other)));
  return {
    path: schemaPath(name, provider),
    ...{ definition, provider, usedBy },
    summary: firstParagraph(descriptionOf(definition)),
    shapes: () => schemaShapes(name, provider, pages),
    text: cachedText(ownKey, cache),
    file: keyedFile(ownKey, cache),
  };
}

function descriptionOf({ schema }: Definition): string {
  return (typeof schema === 'object' && schema.description) || '';
}

function eventEntry(
  event: Event,
  { provider, pages, index, isCommand, key, eventKey, cache, changesOf, related: events }: EventContext,
): EventEntry {
  const changes = isCommand ? [] : changesOf(event.type);
  const paragraph = firstParagraph(event.description);
  const related = events.map((other) => ({ type: other.type, path: eventPath(other, provider) }));
  const ownKey = cache.key(key, eventKey, isCommand, related, ...(changes.length > 0 ? [changes] : []));
  let shapes: EventShapes | undefined;
  return {
    path: eventPath(event, provider),
    index,
    event,
    provider,
    summary: event.summary || paragraph,
    lead: paragraph.startsWith(event.summary.replace(/\.$/, '')) ? '' : event.summary,
    shapes: () => {
      shapes ??= eventShapes(event, provider, pages);
      return shapes;
    },
    isCommand,
    related,
    changes,
    text: cachedText(ownKey, cache),
    file: keyedFile(ownKey, cache),
  };
}
