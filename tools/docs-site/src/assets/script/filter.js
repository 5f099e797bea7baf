// Concatenated after page.js.

function focusOn(input) {
  input.focus();
  input.select();
}

/** `/` focuses the filter, on other pages by following the link to it. Escape clears it. */
function listenForKeys(input) {
  addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (key === 'Escape' && target === input && input.value !== '') {
      event.preventDefault();
      input.value = '';
      input.dispatchEvent(new Event('input'));
    }
    if (key !== '/' || event.ctrlKey || event.metaKey || event.altKey || target === input) return;
    event.preventDefault();
    if (input) focusOn(input);
    else document.querySelector('.find')?.click();
  });
}

/** The search terms of a page besides its text: the names and values of its properties. */
function termsOf({ terms }, page, prefix = '') {
  return terms.split('\n').flatMap((line) => {
    const [field, ...values] = line.split('\t');
    const label = `${prefix}${field}`;
    return [
      { page, field, label, text: field.toLowerCase() },
      ...values.map((value) => ({ page, field, label: `${label}: ${value}`, text: value.toLowerCase() })),
    ];
  });
}

const namesIn = ({ schemas = '' }) => schemas.split(' ').filter(Boolean);

/** The schemas with pages of their own, by name. */
function schemasOf(group) {
  const items = Array.from(group.querySelectorAll('.schemas li'), ({ dataset, firstElementChild: link }) => {
    const name = link.textContent;
    const page = link.getAttribute('href');
    const terms = [{ page, label: name, text: name.toLowerCase() }, ...termsOf(dataset, page, `${name}.`)];
    return [name, { terms, schemas: namesIn(dataset) }];
  });
  return new Map(items);
}

/** The search terms of schemas and of those that they use. */
function sharedTerms(names, schemas, seen = new Set()) {
  return names.flatMap((name) => {
    const schema = schemas.get(name);
    if (!schema || seen.has(name)) return [];
    seen.add(name);
    return [...schema.terms, ...sharedTerms(schema.schemas, schemas, seen)];
  });
}

/** Whether a row matches every word. `hits` are the terms that match words missing from the row's text. */
function match(row, words) {
  const missing = words.filter((word) => !row.text.includes(word));
  const hits = row.terms.filter(({ text }) => missing.some((word) => text.includes(word)));
  hits.sort((a, b) => a.text.length - b.text.length);
  return { found: missing.every((word) => hits.some(({ text }) => text.includes(word))), hits: hits.slice(0, 5) };
}

function hitLink({ page, field, label }) {
  const link = document.createElement('a');
  link.href = field === undefined ? page : `${page}#field=${encodeURIComponent(field)}`;
  link.textContent = label;
  return link;
}

function showRow(row, words) {
  const { found, hits } = match(row, words);
  row.element.hidden = !found;
  row.hits.replaceChildren(...(found ? hits.map(hitLink) : []));
  return found;
}

function showGroup(group) {
  const count = group.querySelectorAll('tbody tr:not([hidden])').length;
  group.hidden = count === 0;
  group.querySelector('.count').textContent = count === 1 ? '1 event' : `${count} events`;
}

function statusText(found, all) {
  if (found === 0) return 'No events match';
  return found === all ? `${all} events` : `${found} of ${all} events`;
}

function startFilter(form) {
  const input = form.querySelector('input');
  const status = form.querySelector('[role=status]');
  const schemas = new Map(Array.from(document.querySelectorAll('.group'), (group) => [group, schemasOf(group)]));
  const rows = Array.from(document.querySelectorAll('.events tbody tr'), (element) => {
    const { dataset } = element;
    const group = element.closest('.group');
    const hits = document.createElement('small');
    hits.className = 'hits';
    const text = `${element.textContent} ${dataset.words ?? ''} ${group.dataset.words}`.toLowerCase();
    const page = element.querySelector('a').getAttribute('href');
    const shared = sharedTerms(namesIn(dataset), schemas.get(group));
    element.lastElementChild.append(hits);
    return {
      element,
      hits,
      text,
      terms: [...termsOf(dataset, page), ...shared],
    };
  });
  const run = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = rows.filter((row) => showRow(row, words));
    for (const group of document.querySelectorAll('.group')) showGroup(group);
    for (const section of document.querySelectorAll('.unfiltered')) section.hidden = words.length > 0;
    document.getElementById('events').hidden = found.length === 0;
    status.textContent = statusText(found.length, rows.length);
    const address = new URL(location.href);
    if (words.length === 0) address.searchParams.delete('q');
    else address.searchParams.set('q', input.value);
    if (address.href !== location.href) history.replaceState(null, '', address);
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', run);
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  run();
  onFragment(() => {
    if (location.hash === '#filter') focusOn(input);
  });
  return input;
}

const filter = document.querySelector('.filter');
listenForKeys(filter ? startFilter(filter) : undefined);
