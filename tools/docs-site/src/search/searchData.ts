import { firstSentence } from '@hookbook/contract/text';
import { deliveryHeaders } from '../model/deliveryHeaders.ts';
import { PAYLOAD_CHECK_TITLE } from '../model/labels.ts';
import { PAYLOAD_CHECK } from '../model/paths.ts';
import type { EventEntry, ProviderEntry, SchemaEntry, Site } from '../model/site.ts';
import { escapeInvisible as clean } from '../text/untrusted.ts';
import { FoundTerms, type NumberedPage } from './foundTerms.ts';
import { guidePages } from './guidePages.ts';
import { GUIDE_WORDS, guidesOf } from './guides.ts';
import { PageSets } from './pageSets.ts';
import { eventTerms, type PageField, type PageTerms, schemaTerms } from './pageTerms.ts';
import { plainSentence, shortened } from './plainSentence.ts';
import { type Row, row } from './row.ts';
import { TextBudget } from './textBudget.ts';

/**
 * What the search finds, as compact rows. Pages are numbered: for each provider its own, those of its events and
 * commands, then those of its schemas. Rows refer to sets of them as `PageSets` does.
 */
export interface SearchData {
  /** Title, folder, name, events, schemas, guides. An event: type, title, summary, tags, slug. A schema: name, users, summary, file name. A guide: id, title, text. */
  readonly providers: readonly Row[];
  /** Path, text, then a row for each group of places: pages, id, values, members. */
  readonly fields: readonly Row[];
  readonly headers: readonly Row[];
  /** Schemas that are spelt out on other pages. */
  readonly schemas: readonly Row[];
  /** Name, then the fields that have it. */
  readonly formats: readonly Row[];
  readonly sets: readonly (readonly number[])[];
  /** What readers call the facts of a guide, by its id. */
  readonly words: Readonly<Record<string, string>>;
  /** Pages that belong to no provider: path, title, text, then a row for each section: id, title, text. */
  readonly pages?: readonly Row[];
}

export function searchData(site: Site): SearchData {
  const numbered = numberedProviders(site);
  const count = numbered.reduce((sum, { entry }) => sum + pageCount(entry), 0);
  const [budget, sets, found] = [new TextBudget(), new PageSets(), new FoundTerms(schemaPageNumbers(numbered))];
  for (const provider of numbered) addTerms(provider, found);
  const providers = numbered.map(({ entry, home }) =>
    row(
      ...[clean(entry.title), entry.provider.slug, clean(entry.provider.name)],
      entry.messages.map((event) => eventRow(event, budget.summary(count))),
      entry.schemas.map((schema) => schemaRow(schema, sets.ref(usersOf(schema, entry, home)))),
      guidesOf(entry).map(({ id, title, text }) => row(id, clean(title), clean(budget.take(text)))),
    ),
  );
  const pages = [
    ...guidePages(site, budget),
    ...(site.hasPayloadCheck ? [row(PAYLOAD_CHECK, PAYLOAD_CHECK_TITLE, PAYLOAD_CHECK_WORDS)] : []),
  ];
  return {
    ...{ providers, ...found.rows(sets, budget), sets: sets.all(), words: GUIDE_WORDS },
    ...(pages.length > 0 && { pages }),
  };
}

/** What readers call the page that checks payloads. */
const PAYLOAD_CHECK_WORDS = 'validate validator validation invalid body json issues test';

/** A provider with the number of its own page. Those of its messages follow, then those of its schemas. */
interface NumberedProvider {
  readonly entry: ProviderEntry;
  readonly home: number;
}

function numberedProviders({ providers }: Site): readonly NumberedProvider[] {
  let next = 0;
  return providers.map((entry) => {
    const home = next;
    next += pageCount(entry);
    return { entry, home };
  });
}

function pageCount({ messages, schemas }: ProviderEntry): number {
  return 1 + messages.length + schemas.length;
}

function messageNumber({ index }: EventEntry, home: number): number {
  return home + 1 + index;
}

function schemaPageNumbers(numbered: readonly NumberedProvider[]): (path: string) => number {
  const numbers = new Map(
    numbered.flatMap(({ entry: { messages, schemas }, home }) =>
      schemas.map(({ path }, index) => [path, home + 1 + messages.length + index] as const),
    ),
  );
  return (path) => numbers.get(path) ?? 0;
}

function addTerms({ entry: { provider, messages, schemas }, home }: NumberedProvider, found: FoundTerms): void {
  const sentenceOf = rememberingSentences();
  const parsed: ParsedLines = new Map();
  for (const [name, section] of deliveryHeaders(provider.webhook)) found.addHeader(name, section, home);
  for (const entry of messages) {
    const terms = termsOf(entry, () => eventTerms(entry.shapes(), sentenceOf), parsed);
    const number = messageNumber(entry, home);
    found.add(terms, { number, provider: home, eventType: entry.event.type, isSchema: false });
  }
  for (const [index, entry] of schemas.entries()) {
    const terms = termsOf(entry, () => schemaTerms(entry.definition.name, entry.shapes(), sentenceOf), parsed);
    const number = home + 1 + messages.length + index;
    found.add(terms, { number, provider: home, isSchema: true } satisfies NumberedPage);
  }
}

/** The terms of a page, from the last run if the page is the same. Each is a line, because most pages share most of them. */
function termsOf({ text }: Pick<EventEntry, 'text'>, make: () => PageTerms, parsed: ParsedLines): PageTerms {
  const lines = text('search terms', () => {
    const { fields, schemas } = make();
    return [schemas, ...fields].map((term) => JSON.stringify(term)).join('\n');
  });
  const values = lines.split('\n').map((line) => {
    const value = parsed.get(line) ?? JSON.parse(line);
    parsed.set(line, value);
    return value;
  });
  const [schemas, ...fields] = values as [PageTerms['schemas'], ...PageField[]];
  return { fields, schemas };
}

type ParsedLines = Map<string, unknown>;

function rememberingSentences(): (description: string) => string {
  const known = new Map<string, string>();
  return (description) => {
    const sentence = known.get(description) ?? plainSentence(description);
    known.set(description, sentence);
    return sentence;
  };
}

function usersOf({ usedBy }: SchemaEntry, { messages }: ProviderEntry, home: number): readonly number[] {
  const linked = new Set(usedBy.events);
  return messages.filter(({ event }) => linked.has(event)).map((entry) => messageNumber(entry, home));
}

function eventRow({ event, summary }: EventEntry, length: number): Row {
  const { type, title, slug, tags, formerTypes = [] } = event;
  const words = [...tags.map(({ name }) => name), ...formerTypes.map((former) => former.type)];
  const isNamedByType = slug === clean(type);
  return row(
    clean(type),
    title === type ? 0 : clean(title),
    clean(shortened(firstSentence(summary), length)),
    clean(words.join(' ')),
    isNamedByType ? 0 : slug,
  );
}

function schemaRow({ definition: { name }, summary }: SchemaEntry, users: number): Row {
  return row(clean(name), users, clean(shortened(firstSentence(summary))), clean(name) === name ? 0 : name);
}
