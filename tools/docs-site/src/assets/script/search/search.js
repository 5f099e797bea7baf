import { pagesWith, placeOn, readData } from './readData.js';
import { ABBREVIATIONS, compact, PUNCTUATION, partsOf, tokensOf, WORDS_OF_QUESTIONS } from './words.js';

const KINDS = {
  event: { group: 'Events', bonus: 4 },
  provider: { group: 'Guides', bonus: 4 },
  guide: { group: 'Guides', bonus: 3 },
  header: { group: 'Fields', bonus: 3 },
  schema: { group: 'Schemas', bonus: 1 },
  format: { group: 'Values', bonus: 2 },
  field: { group: 'Fields', bonus: 2 },
  value: { group: 'Values', bonus: 0 },
};

const MAX_HITS = 30;
/** Fewer results may be due to a typo. */
const FEW = 8;
const MAX_IN_GROUP = 12;
/** How many documents of the engine are ranked. It finds more only for very short queries. */
const MAX_RANKED = 200;

/** Indexes the data, with pauses in which the page can react. `MiniSearch` is global. */
export async function createSearcher(data) {
  const { pages, documents } = readData(data);
  const engine = new MiniSearch({
    fields: ['name', 'text', 'provider'],
    tokenize: tokensOf,
    processTerm: (term) => term,
  });
  const entries = documents.map(({ name, text, groups }, id) => {
    return { id, name, text, provider: providerWords(groups[0].pages()) };
  });
  await engine.addAllAsync(entries, { chunkSize: 100 });
  const index = documents.map(indexed);
  const byName = new Map();
  for (const [id, { names }] of index.entries()) {
    for (const name of names) {
      if (byName.has(name)) byName.get(name).push(id);
      else byName.set(name, [id]);
    }
  }
  const searcher = { pages, documents, index, byName, engine, fieldsAt: fieldsByPath(documents) };
  // Browsers compile what is called first and optimise what is called often, for which the first key should not wait. All
  // documents belong to a provider.
  for (const query of ['a', pages[0]?.provider.title ?? '', 'event typo']) {
    search(searcher, query);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return searcher;
}

function fieldsByPath(documents) {
  const fields = new Map();
  for (const document of documents) {
    if (document.kind !== 'field') continue;
    const path = plainPath(document.name);
    fields.set(path, [...(fields.get(path) ?? []), document]);
  }
  return fields;
}

/** All pages of a field are rarely those of one provider, so only the first one counts. */
function providerWords([{ provider }]) {
  return `${provider.title} ${provider.name}`;
}

/** What ranking compares. */
function indexed({ kind, name, path = name, names = [] }) {
  const lower = name.toLowerCase();
  const segments = lower.split(PUNCTUATION).filter(Boolean);
  const last = segments.at(-1);
  return {
    ...{
      lower,
      compact: compact(name),
      parts: partsOf(name),
      first: segments[0],
      last,
      depth: path.split(PUNCTUATION).length,
    },
    names: new Set([lower, compact(name), ...names, ...(kind === 'field' ? [last] : [])]),
    aliases: names,
  };
}

/** The best hits of a query, in their groups, and how many there are. `here` is the page being read. */
export function search(searcher, text, here) {
  const query = readQuery(text);
  if (query.lower === '') return { groups: [], total: 0, shown: 0 };
  const candidates = candidatesOf(searcher, query);
  const ranked = [...candidates]
    .map(([id, terms]) => ({ document: searcher.documents[id], terms, score: scoreOf(searcher, id, terms, query) }))
    .sort((a, b) => b.score - a.score);
  const elsewhere = fieldElsewhere(searcher, plainPath(query.lower));
  const others = ranked.filter(({ document }) => document !== elsewhere?.document);
  const found = elsewhere ? [elsewhere, ...others] : ranked;
  const total = Math.max(found.length, candidates.total ?? 0);
  const groups = groupedHits(found, (hit) => hitOf(hit, query, here));
  const shown = groups.reduce((sum, group) => sum + group.hits.length, 0);
  return { groups, total, shown, ...(total === 0 && { nearest: nearestHit(searcher, query) }) };
}

function readQuery(text) {
  const typed = text
    .trim()
    .split(/\s+/)
    .filter((word) => partsOf(word).length > 0);
  // Unless the query has nothing else: events may be called `to`.
  const telling = typed.filter((word) => !WORDS_OF_QUESTIONS.has(word.toLowerCase()));
  const isQuestion = telling.length > 0 && telling.length < typed.length;
  const words = isQuestion ? telling : typed;
  const lower = (isQuestion ? words.join(' ') : text.trim()).toLowerCase();
  return { lower, compact: compact(lower), words, parts: words.flatMap(partsOf) };
}

/** The ids of documents that match each word, with the terms that match. */
function candidatesOf({ engine, byName, index }, query) {
  if (query.compact.length === 1) return namesWithLetter(index, query.compact);
  const exact = [...(byName.get(query.lower) ?? []), ...(byName.get(query.compact) ?? [])].map((id) => [
    id,
    query.words,
  ]);
  if (query.words.length === 0) return new Map(exact);
  const options = { tokenize: (term) => [term], prefix: true, boost: { name: 3, provider: 1, text: 0.5 } };
  const tree = { combineWith: 'AND', queries: query.words.map(wordQuery) };
  const rightlySpelt = engine.search(tree, options);
  // Looking for typos takes several times as long.
  const results = rightlySpelt.length < FEW ? engine.search(tree, { ...options, fuzzy: fuzziness }) : rightlySpelt;
  const found = results.slice(0, MAX_RANKED).map(({ id, terms }) => [id, terms]);
  const candidates = new Map([...exact.slice(0, MAX_RANKED), ...found]);
  candidates.total = results.length;
  return candidates;
}

/** Names with a part that begins with a letter. Most texts have such a word, which would take the engine long. */
function namesWithLetter(index, letter) {
  const [first, later] = [[], []];
  for (const [id, { lower, parts }] of index.entries()) {
    if (lower.startsWith(letter)) first.push(id);
    else if (parts.some((part) => part.startsWith(letter))) later.push(id);
  }
  const found = [...first, ...later];
  const candidates = new Map(found.slice(0, MAX_RANKED).map((id) => [id, [letter]]));
  candidates.total = found.length;
  return candidates;
}

/** A word, an abbreviation of it, or all of its parts. */
function wordQuery(word) {
  const parts = partsOf(word);
  const lower = word.toLowerCase();
  const whole = ABBREVIATIONS.has(lower) ? [lower, ABBREVIATIONS.get(lower)] : [lower];
  const all = { combineWith: 'AND', queries: parts.map((part) => (part === lower ? part : wordQuery(part))) };
  return { combineWith: 'OR', queries: parts.length > 1 ? [...whole, all] : whole };
}

/** How many letters of a word can be wrong. */
function fuzziness(term) {
  if (term.length < 3 || /\d/.test(term)) return false;
  return term.length <= 5 ? 1 : 2;
}

/** Names that are the query come first, then those that begin with it, then those with its words, then typos. */
function scoreOf({ documents, index }, id, terms, query) {
  const { kind, text } = documents[id];
  const entry = index[id];
  const { bonus } = KINDS[kind];
  return closeness(entry, query, terms, text) + bonus - Math.min(entry.depth, 10) * 0.1;
}

function closeness(entry, query, terms, text) {
  const { lower, compact: name, first, last, parts, aliases } = entry;
  if (lower === query.lower) return 100;
  if (name === query.compact) return 96;
  if (lower.endsWith(`.${query.lower}`) || last === query.compact) return 90;
  if (first === query.lower) return 89;
  if (aliases.includes(query.lower)) return 87;
  const length = query.compact.length / Math.max(name.length, query.compact.length, 1);
  if (name.startsWith(query.compact)) return 70 + 9 * length;
  const missing = query.parts.filter((word) => !parts.some((part) => part.startsWith(word)));
  if (name.includes(query.compact) && missing.length === 0) return 60 + 9 * length;
  if (missing.length === 0) return 45 + 4 * length;
  const rest = text.toLowerCase();
  if (missing.every((word) => rest.includes(word))) return 35 + 4 * length;
  const named = terms.filter((term) => parts.includes(term) || lower.includes(term)).length;
  return 10 + (10 * named) / Math.max(terms.length, 1) + 5 * length;
}

/** A field by its path in an event, if its page spells it out at another path or another page does. */
function fieldElsewhere({ fieldsAt }, path, depth = 0) {
  const names = path.split('.');
  if (depth > 8 || fieldsAt.has(path)) return undefined;
  for (let count = names.length - 1; count > 0; count -= 1) {
    const owners = fieldsAt.get(names.slice(0, count).join('.')) ?? [];
    const members = owners.flatMap(({ groups }) => groups.map((group) => group.members)).find(Boolean);
    if (!members) continue;
    const owner = plainPath(typeof members === 'string' ? members : members.name);
    const below = `${owner}.${names.slice(count).join('.')}`;
    const [field] = fieldsAt.get(below) ?? [];
    return field ? { document: field, terms: names } : fieldElsewhere({ fieldsAt }, below, depth + 1);
  }
  return undefined;
}

/** Readers leave out brackets. */
function plainPath(path) {
  return path.toLowerCase().replaceAll('[]', '');
}

/** A found document leads to the page being read if that has it, else to that of a provider in the query, else to the first. */
function hitOf({ document, terms }, { words, parts }, here) {
  const pages = pagesWith(document);
  const wanted = words.map((word) => word.toLowerCase());
  const matched = terms.map((term) => parts.find((part) => term.startsWith(part)) ?? term);
  const isWanted = ({ provider }) =>
    wanted.includes(provider.name.toLowerCase()) || wanted.includes(provider.title.toLowerCase());
  const page = pages.find((candidate) => candidate === here) ?? pages.find(isWanted) ?? pages[0];
  return { document, place: placeOn(document, page), pages, terms: [...new Set([...wanted, ...matched])] };
}

/** The best of each kind, then others if there is room. Groups are in the order of their best hits. */
function groupedHits(found, hitOf) {
  const counts = new Map();
  const [best, others] = [[], []];
  for (const hit of found) {
    const { group } = KINDS[hit.document.kind];
    const count = counts.get(group) ?? 0;
    counts.set(group, count + 1);
    (count < MAX_IN_GROUP ? best : others).push(hit);
  }
  const groups = new Map();
  for (const hit of [...best, ...others].slice(0, MAX_HITS)) {
    const { group } = KINDS[hit.document.kind];
    groups.set(group, [...(groups.get(group) ?? []), hitOf(hit)]);
  }
  return [...groups].map(([title, hits]) => ({ title, hits }));
}

function nearestHit({ documents }, query) {
  const document = nearestEvent(documents, query.compact, 0.25);
  return document && hitOf({ document, terms: [] }, query);
}

/** The event whose type has most pairs of letters in common with a text, if more than `likeness` of all are. */
export function nearestEvent(documents, text, likeness) {
  const wanted = pairsOf(compact(text));
  let [best, most] = [undefined, likeness];
  for (const document of documents) {
    if (document.kind !== 'event') continue;
    const pairs = pairsOf(compact(document.name));
    let common = 0;
    for (const pair of wanted) if (pairs.has(pair)) common += 1;
    const shared = (2 * common) / (pairs.size + wanted.size);
    if (shared > most) [best, most] = [document, shared];
  }
  return best;
}

function pairsOf(text) {
  return new Set(Array.from(text, (_, index) => text.slice(index, index + 2)).filter((pair) => pair.length === 2));
}
