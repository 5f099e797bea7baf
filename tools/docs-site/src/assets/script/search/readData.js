/** Reads what `src/search/searchData.ts` writes: pages, and documents that the search finds, each with its places. */
export function readData({ providers, fields, headers, schemas, formats, sets, words, pages: others = [] }) {
  const pages = providers.flatMap((provider, index) => pagesOf(provider, index));
  const read = { pages, pagesIn: pagesIn(pages, sets) };
  const homes = pages.filter(({ kind }) => kind === 'provider');
  const found = pages.flatMap((page) => pageDocument(page, read));
  const guides = providers.flatMap(([, , , , , sections = []], index) =>
    sections.map((section) => guideDocument(section, homes[index], words)),
  );
  const fieldDocuments = fields.map((row) => fieldDocument('field', row, groupsOf(row, read, anchorOf)));
  const headerId = (name) => `headers.${name}`;
  const documents = [
    ...found,
    ...guides,
    ...others.flatMap(otherDocuments),
    ...fieldDocuments,
    ...headers.map((row) => fieldDocument('header', row, groupsOf(row, read, headerId))),
    ...fields.flatMap((row) => valueDocuments(row, groupsOf(row, read, anchorOf), read)),
    ...headers.flatMap((row) => valueDocuments(row, groupsOf(row, read, headerId), read)),
    ...schemas.map((row) => schemaDocument(row, read)),
    ...formats.map((row) => formatDocument(row, fieldDocuments)),
  ];
  return { pages, documents };
}

/** The page of a provider, then those of its events and of its schemas. */
function pagesOf([title, folder, name, events = [], schemas = []], index) {
  const provider = { title, name: name ?? '', index };
  const page = (kind, file, fields) => ({ kind, path: `${folder}/${file}.html`, provider, ...fields });
  return [
    page('provider', 'index', { name: title, title: '', text: '' }),
    ...events.map(([type, eventTitle, text = '', tags = '', slug]) =>
      page('event', slug || type, { name: type, title: eventTitle || '', text, tags }),
    ),
    ...schemas.map(([schema, users = 0, text = '', file]) =>
      page('schema', `schemas/${file || schema}`, { name: schema, title: '', text, users }),
    ),
  ];
}

/** The pages in a set, or the only one. Many fields are on the same pages, so each set is unpacked once. */
function pagesIn(pages, sets) {
  const known = new Map();
  return (ref) => {
    if (!known.has(ref))
      known.set(
        ref,
        (ref < 0 ? [~ref] : unpacked(sets[ref])).map((number) => pages[number]),
      );
    return known.get(ref);
  };
}

/** Gaps and the lengths of the runs behind them, in turn. */
function unpacked(runs) {
  const numbers = [];
  let next = 0;
  for (let index = 0; index < runs.length; index += 2) {
    next += runs[index];
    for (let left = runs[index + 1]; left > 0; left -= 1) numbers.push(next++);
  }
  return numbers;
}

function pageDocument(page, { pagesIn }) {
  const { kind, name, title, text, tags = '', users } = page;
  return {
    ...{ kind, name, title, text: `${title} ${text} ${tags}`, shown: text },
    groups: [{ pages: () => [page], idOn: () => '' }],
    ...(users !== undefined && { users: () => pagesIn(users) }),
  };
}

/** A page of the site that belongs to no provider, and its sections. */
function otherDocuments([path, title, text = '', sections = []]) {
  const page = { kind: 'other', path, name: title, title: '', provider: { title: '', name: '', index: -1 } };
  const document = (id, name, words) => {
    return { kind: 'guide', name, names: [], text: words, groups: [{ pages: () => [page], idOn: () => id }] };
  };
  return [document('', title, text), ...sections.map(([id, name, words = '']) => document(id, name, words))];
}

function guideDocument([id, title, text = ''], page, words) {
  const names = (words[id] ?? '').split(' ');
  return {
    kind: 'guide',
    name: title,
    names,
    text: `${text} ${words[id] ?? ''}`,
    groups: [{ pages: () => [page], idOn: () => id }],
  };
}

/** Places that have an id in common. `guess` makes it if the row has none. */
function groupsOf([name, , ...groups], { pages, pagesIn }, guess) {
  return groups.map(([ref, id, values = [], members]) => ({
    pages: () => pagesIn(ref),
    idOn: id ? () => id : (page) => guess(name, page),
    ...{ ref, values },
    // The number of a page, or a path on the same page.
    members: typeof members === 'number' ? pages[members] : members,
  }));
}

function fieldDocument(kind, [name, text = ''], groups) {
  return { kind, name: name || 'payload', text, shown: text, groups };
}

/** A value at one path is one document. */
function valueDocuments([path], groups, { pagesIn }) {
  const found = new Map();
  for (const group of groups) {
    for (const cell of group.values) {
      const [value, ref] = typeof cell === 'string' ? [cell, group.ref] : cell;
      const document = found.get(value) ?? {
        kind: 'value',
        name: value,
        path: path || 'payload',
        text: path,
        groups: [],
      };
      found.set(value, document);
      document.groups.push({ ...group, pages: () => pagesIn(ref) });
    }
  }
  return [...found.values()];
}

/** A schema without a page of its own. */
function schemaDocument(row, read) {
  return { kind: 'schema', name: row[0], text: '', groups: groupsOf(row, read, () => 'payload') };
}

function formatDocument([name, ...gaps], fields) {
  let index = 0;
  const members = gaps.map((gap) => {
    index += gap;
    return fields[index];
  });
  return { kind: 'format', name, text: 'format', fields: members, groups: members[0].groups };
}

/** The pages that have a document. */
export function pagesWith({ groups }) {
  const [only, ...others] = groups.map(({ pages }) => pages());
  return others.length === 0 ? only : [...new Set([only, ...others].flat())];
}

/** Where a document is on a page that has it: the anchor of its first place there. */
export function placeOn({ groups }, page) {
  const { idOn } = groups.find(({ pages }) => pages().includes(page));
  return { page, id: idOn(page) };
}

/** Where a document is: pages, each with the anchor of its first place there. */
export function placesOf({ groups }) {
  const places = new Map();
  for (const { pages, idOn } of groups) {
    for (const page of pages()) if (!places.has(page)) places.set(page, { page, id: idOn(page) });
  }
  return [...places.values()];
}

/** The id that a field has if it is below properties and items only. See `src/search/pathAnchor.ts`. */
function anchorOf(path, { kind }) {
  const [, name, rest] = kind === 'schema' ? /^([^.[]*)\.?(.*)$/s.exec(path) : [undefined, 'payload', path];
  const steps = rest === '' ? [] : rest.split('.');
  const ids = steps.map((step) => {
    const [, property, items] = /^(.*?)((?:\[\])*)$/s.exec(step);
    return `${property === '' ? '' : `.${escapeName(property)}`}${'.~items'.repeat(items.length / 2)}`;
  });
  return `${kind === 'schema' && name !== '' ? 'schema' : 'payload'}${ids.join('')}`;
}

function escapeName(name) {
  return name.replace(/[^A-Za-z0-9_-]/gu, (char) => `~${char.codePointAt(0).toString(16)}~`);
}
