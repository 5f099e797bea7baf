import { EventPages } from './fields.js';

/** Validators stop there. */
const MAX_ISSUES = 100;

/** Builds the form. The list of events is that of the search. */
async function openForm(place) {
  const providers = JSON.parse(place.dataset.providers);
  await runScript('search.js');
  await runScript('search-data.js');
  const events = new EventPages(hookbookSearch.readData(hookbookSearch.data));
  const named = providers.map(({ slug, title }) => [slug, title]);
  const provider = selectWith(providers.length > 1 ? [['', 'Detect from the payload'], ...named] : named);
  const type = selectWith([]);
  const body = document.createElement('textarea');
  Object.assign(body, { rows: 10, autocomplete: 'off', spellcheck: false, autocapitalize: 'off' });
  const verdict = textElement('div');
  verdict.role = 'status';
  const list = textElement('ul', '', 'issues');
  const form = textElement('form', '', 'check-form');
  const submit = textElement('button', 'Check');
  submit.type = 'submit';
  form.append(
    labelled('Provider', provider),
    labelled('Event', type),
    labelled('Payload', body),
    submit,
    verdict,
    list,
  );
  let run = 0;
  const clear = () => {
    run++;
    verdict.replaceChildren();
    list.replaceChildren();
  };
  const listTypes = () => {
    const names = provider.value === '' ? [] : events.of(provider.value).map(({ name }) => [name, name]);
    type.replaceChildren(...optionsOf([['', 'Detect from the payload'], ...names]));
  };
  listTypes();
  provider.addEventListener('change', listTypes);
  form.addEventListener('input', clear);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clear();
    const own = run;
    if (body.value.trim() === '') {
      verdict.append(textElement('p', 'Paste a payload first.', 'note warning'));
      return;
    }
    const asked = providers.filter(({ slug }) => provider.value === '' || provider.value === slug);
    const results = await checkedBy(asked, body.value, { type: type.value, events });
    if (own !== run) return;
    const [found] = results.toSorted((a, b) => b.certainty - a.certainty);
    if (!found) verdict.append(textElement('p', 'The validators could not be loaded.', 'note warning'));
    else if (asked.length > 1 && !found.page) {
      verdict.append(textElement('p', OF_NO_PROVIDER, 'note warning'));
      verdict.lastChild.append(...suggestion(found));
    } else {
      verdict.append(verdictOf(found, asked.length > 1 ? ` of ${found.title}` : ''));
      list.append(...issueItems(found, events));
    }
  });
  place.replaceChildren(form);
}

const OF_NO_PROVIDER = 'No provider has an event like this. Choose the provider to see what differs.';

/** What the validators of each provider say, and how certain it is that the payload is an event of that provider. */
async function checkedBy(providers, body, { type, events }) {
  const results = [];
  for (const { slug, title } of providers) {
    try {
      await runScript(`validators/${slug}.js`);
    } catch {
      continue;
    }
    const result = checked(hookbookValidators[slug], body, { type, pages: events.of(slug) });
    results.push({ ...result, title, certainty: result.page ? (result.ok ? 3 : 2) : result.nearest ? 1 : 0 });
  }
  return results;
}

/** What the validators of a provider say about a payload, and which event it is. */
function checked({ safeParseEvent }, body, { type, pages }) {
  const drifts = [];
  const parse = (eventType, onDrift) => safeParseEvent(body, { eventType: eventType || undefined, onDrift });
  const result = parse(type, (drift) => drifts.push(drift));
  const known = result.ok ? result.type : type || failedType(result.issues, pages, parse);
  const page = pages.find(({ name }) => name === known);
  const nearest = result.ok && !page && hookbookSearch.nearestEvent(pages, known, 0.5);
  return {
    ...(result.ok ? { ...result, issues: drifts } : { ok: false, issues: result.issues }),
    type: known,
    page,
    nearest,
  };
}

function suggestion({ nearest }) {
  return nearest ? [' Did you mean ', linkTo(nearest, '', nearest.name), '?'] : [];
}

/** The event with these issues, which are the same if it is named. If several have them, they are not about an event. */
function failedType(issues, pages, parse) {
  const wanted = textOf(issues);
  const found = pages.filter(({ name }) => {
    const result = parse(name);
    return !result.ok && textOf(result.issues) === wanted;
  });
  return found.length === 1 ? found[0].name : undefined;
}

function textOf(issues) {
  return JSON.stringify(issues.map(({ code, pointer, schema, expected }) => [code, pointer, schema, expected]));
}

function verdictOf(result, ofProvider) {
  const { ok, known, type, page, issues } = result;
  const note = textElement('p', '', `note ${ok ? (known && issues.length === 0 ? 'good' : '') : 'warning'}`.trim());
  const name = page ? linkTo(page, '', type) : (type ?? '');
  if (ok && !known)
    note.append('The contract does not contain the event ', textElement('code', type), '.', ...suggestion(result));
  else if (ok) note.append('The payload is a valid ', name, `${ofProvider}, `, driftText(issues.length));
  else if (type)
    note.append('The payload is not a valid ', name, `${ofProvider}: `, countText(issues.length, 'issue'), '.');
  else note.append(`The payload is not valid: ${countText(issues.length, 'issue')}.`);
  return note;
}

function driftText(count) {
  return count === 0
    ? 'as the contract describes it.'
    : `with ${countText(count, 'value')} that the contract does not know.`;
}

function countText(count, noun) {
  return `${count}${count < MAX_ISSUES ? '' : ' or more'} ${noun}${count === 1 ? '' : 's'}`;
}

function issueItems({ issues, page, ok, known }, events) {
  if (ok && !known) return [];
  return issues.map(({ path, pointer, message }) => {
    const item = textElement('li');
    const name = pointer === '' ? 'payload' : pointer;
    item.append(page ? linkTo(page, events.anchorOf(page, path), name) : textElement('code', name), ` ${message}`);
    return item;
  });
}

function linkTo({ path }, id, name) {
  const link = document.createElement('a');
  link.href = new URL(`${path.split('/').map(encodeURIComponent).join('/')}${id && `#${encodeURI(id)}`}`, SITE);
  link.append(textElement('code', name));
  return link;
}

function selectWith(options) {
  const select = document.createElement('select');
  select.append(...optionsOf(options));
  return select;
}

function optionsOf(options) {
  return options.map(([value, text]) => Object.assign(textElement('option', text), { value }));
}

function labelled(label, input) {
  const row = textElement('div');
  const name = textElement('label', label);
  input.id = `check-${label.toLowerCase()}`;
  name.htmlFor = input.id;
  row.append(name, input);
  return row;
}

function textElement(tag, text = '', className = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}

const place = document.querySelector('[data-providers]');
openForm(place).catch(() => {
  place.lastElementChild.textContent = 'The form could not be loaded.';
});
