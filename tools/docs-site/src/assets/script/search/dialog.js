import { elementWith } from './marks.js';
import { addressOf, optionOf, placeOption } from './options.js';
import { placesOf, readData } from './readData.js';
import { createSearcher, nearestEvent, search } from './search.js';

const QUERY = 'hookbook query';
const PLACEHOLDER = 'Event, field, value, header or retry';
const LIST = 'search-list';
/** More places than anybody reads. Readers can narrow them down. */
const MAX_PLACES = 200;

/** The last query of this tab. Browsers may forbid to keep it. */
function lastQuery(query) {
  try {
    if (query === undefined) return sessionStorage.getItem(QUERY) ?? '';
    sessionStorage.setItem(QUERY, query);
  } catch {}
  return query ?? '';
}

class SearchDialog {
  constructor() {
    this.dialog = elementWith('dialog', '', 'search');
    this.dialog.setAttribute('aria-label', 'Search');
    this.input = this.newInput();
    this.status = elementWith('p');
    this.status.setAttribute('role', 'status');
    this.back = elementWith('button', 'All results');
    this.back.type = 'button';
    this.back.hidden = true;
    this.list = elementWith('div');
    this.list.id = LIST;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', 'Results');
    this.list.hidden = true;
    const close = elementWith('button', 'Close');
    close.type = 'button';
    const keys = elementWith('p', '', 'keys');
    keys.append('↑ ↓ to move, Enter to open, → for all places, Esc to close');
    const [top, bar] = [elementWith('div', '', 'top'), elementWith('div', '', 'bar')];
    top.append(this.input, close);
    bar.append(this.back, this.status);
    this.dialog.append(top, bar, this.list, keys);
    document.body.append(this.dialog);
    this.listenTo(close);
  }

  newInput() {
    const input = elementWith('input');
    const attributes = {
      ...{ type: 'text', role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
      ...{ 'aria-label': 'Search events, fields and values', 'aria-autocomplete': 'list', 'aria-controls': LIST },
      ...{ 'aria-expanded': 'false', enterkeyhint: 'go', placeholder: PLACEHOLDER },
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    return input;
  }

  listenTo(close) {
    this.input.addEventListener('input', () => this.show());
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    this.back.addEventListener('click', () => this.showResults());
    close.addEventListener('click', () => this.dialog.close());
    this.dialog.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
      const option = target.closest('[role=option]');
      if (target === this.dialog) this.dialog.close();
      // Otherwise the browser opens another tab or window.
      else if (option && !ctrlKey && !metaKey && !shiftKey) this.onChosen(option);
    });
  }

  open({ query, typed = '' }) {
    if (!this.dialog.open) this.dialog.showModal();
    this.listed = undefined;
    this.input.placeholder = PLACEHOLDER;
    this.input.value = typed || (query ?? lastQuery());
    if (typed === '') this.input.select();
    this.show();
  }

  /** The browser follows the link. Nothing happens by itself if the reader is there already. */
  onChosen({ href }) {
    this.dialog.close();
    if (href === location.href) unfoldTarget();
    requestAnimationFrame(() => document.querySelector('li:target a')?.focus({ preventScroll: true }));
  }

  onKey(event) {
    const action = { ...this.moves(), Enter: () => this.choose(event), ...this.levels() }[event.key];
    if (!action || event.altKey || event.isComposing || (event.shiftKey && event.key !== 'Enter')) return;
    if (action() !== false) event.preventDefault();
  }

  moves() {
    const { options } = this;
    const count = options.length;
    const at = options.indexOf(this.active);
    if (count === 0) return {};
    return {
      ArrowDown: () => this.activate(options[(at + 1) % count]),
      ArrowUp: () => this.activate(options[(at - 1 + count) % count]),
      Home: () => this.activate(options[0]),
      End: () => this.activate(options[count - 1]),
    };
  }

  /** From a hit to its places and back. The arrow moves the caret unless this is at the end. */
  levels() {
    const atEnd = this.input.selectionStart === this.input.value.length;
    return {
      ...(this.listed && { Escape: () => this.showResults() }),
      ...(atEnd && this.active?.hasMore && { ArrowRight: () => this.active.querySelector('.more').click() }),
    };
  }

  choose({ ctrlKey, metaKey, shiftKey }) {
    const options = { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey };
    this.active?.dispatchEvent(new MouseEvent('click', options));
  }

  activate(option) {
    this.select(option);
    option?.scrollIntoView({ block: 'nearest' });
  }

  select(option) {
    this.active?.setAttribute('aria-selected', 'false');
    this.active = option;
    option?.setAttribute('aria-selected', 'true');
    if (option) this.input.setAttribute('aria-activedescendant', option.id);
    else this.input.removeAttribute('aria-activedescendant');
  }

  /** Shows what the input asks for, as soon as there is something to search. */
  show() {
    const text = this.input.value;
    if (!this.listed) lastQuery(text);
    if (!this.searcher) {
      this.fill([], this.failed ? 'The search could not be loaded.' : 'Loading…');
      return;
    }
    if (this.listed) this.showPlaces(text);
    else this.showHits(text);
  }

  showHits(text) {
    const { groups, total, shown, nearest } = search(this.searcher, text, this.here);
    const more = (hit) => this.openPlaces(hit);
    let count = 0;
    const items = groups.map(({ title, hits }) =>
      groupOf(
        title,
        hits.map((hit) => optionOf(hit, `${LIST}-${count++}`, more)),
      ),
    );
    if (nearest) items.push(groupOf('Nearest event', [optionOf(nearest, `${LIST}-0`, more)]));
    this.fill(items, statusText(text, total, shown, nearest));
  }

  openPlaces({ document }) {
    const pages = document.users?.().map((page) => ({ page, id: '' }));
    const fields = document.fields?.map((field) => ({ ...placesOf(field)[0], name: field.name }));
    const noun = fields ? 'field' : 'event';
    this.listed = {
      noun,
      title: `${noun}s with ${document.name}`,
      places: pages ?? fields ?? placesOf(document),
      query: this.input.value,
    };
    this.input.value = '';
    this.input.placeholder = `Filter these ${noun}s`;
    this.show();
    this.input.focus();
  }

  showPlaces(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const { noun, title, places } = this.listed;
    const found = places.filter(({ page, name = '' }) => {
      const all = `${page.name} ${page.title} ${page.provider.title} ${name}`.toLowerCase();
      return words.every((word) => all.includes(word));
    });
    const options = found.slice(0, MAX_PLACES).map((place, index) => placeOption(place, `${LIST}-${index}`, words));
    const number = options.length < found.length ? `${options.length} of ${found.length}` : `${found.length}`;
    const groups = options.length > 0 ? [groupOf(capitalised(title), options)] : [];
    this.fill(groups, `${number} ${noun}${found.length === 1 ? '' : 's'}`);
  }

  showResults() {
    const { query } = this.listed;
    this.listed = undefined;
    this.input.placeholder = PLACEHOLDER;
    this.input.value = query;
    this.input.focus();
    this.show();
  }

  fill(items, status) {
    this.list.replaceChildren(...items);
    this.list.hidden = items.length === 0;
    this.options = [...this.list.querySelectorAll('[role=option]')];
    this.input.setAttribute('aria-expanded', String(items.length > 0));
    this.back.hidden = !this.listed;
    this.status.textContent = status;
    this.select(this.options[0]);
    // Last, because it makes the browser lay out all of the above.
    this.list.scrollTop = 0;
  }
}

function groupOf(title, options) {
  const group = elementWith('div');
  const heading = elementWith('div', title, 'group-title');
  heading.id = `${LIST}-${title.replace(/\W+/g, '-')}`;
  group.setAttribute('role', 'group');
  group.setAttribute('aria-labelledby', heading.id);
  group.append(heading, ...options);
  return group;
}

function capitalised(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function statusText(text, total, shown, nearest) {
  if (text.trim() === '') return '';
  if (total === 0)
    return nearest ? `Nothing found for “${text.trim()}”.` : `Nothing found for “${text.trim()}”. Try fewer words.`;
  if (shown < total) return `${shown} of ${total} results`;
  return total === 1 ? '1 result' : `${total} results`;
}

let opened;

/** Opens the dialog and loads what it needs, once. It begins with what has been typed, a query, or the last one. */
async function open(wanted) {
  if (opened) {
    opened.open(wanted);
    return;
  }
  opened = new SearchDialog();
  opened.open(wanted);
  try {
    await Promise.all([runScript('search-engine.js'), runScript('search-data.js')]);
    const searcher = await createSearcher(globalThis.hookbookSearch.data);
    opened.here = searcher.pages.find(isOpen);
    opened.searcher = searcher;
  } catch {
    opened.failed = true;
  }
  opened.show();
}

function isOpen(page) {
  return addressOf({ page, id: '' }).href === location.href.replace(/[?#].*$/s, '');
}

globalThis.hookbookSearch = {
  open,
  /** `search-data.js` calls it, with JSON. */
  setData: (json) => Object.assign(globalThis.hookbookSearch, { data: JSON.parse(json) }),
  createSearcher,
  search,
  nearestEvent,
  placesOf,
  readData,
};
