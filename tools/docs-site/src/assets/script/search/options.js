import { elementWith, fillMarked } from './marks.js';

/** The elements of hits, each a link and an option of the list. `more` is called with the hit whose places are wanted. */
export function optionOf(hit, id, more) {
  const { document, place, pages, terms } = hit;
  const option = linkOption(place, id);
  const name = fillMarked(elementWith('code'), document.name, terms);
  const line = elementWith('span', '', 'name');
  line.append(...labelled(hit, name));
  const where = elementWith('span', '', 'where');
  where.append(whereText(hit));
  const others = (document.users?.() ?? document.fields ?? pages).length - (document.users ? 0 : 1);
  if (others > 0) {
    const count = elementWith('span', moreText(document, others), 'more');
    count.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      more(hit);
    });
    where.append(' ', count);
    option.hasMore = true;
  }
  option.append(line, where);
  if (document.shown) option.append(fillMarked(elementWith('span', '', 'text'), document.shown, terms));
  return option;
}

/** One of the places of a hit. */
export function placeOption({ page, id, name }, optionId, terms) {
  const option = linkOption({ page, id }, optionId);
  const line = elementWith('span', '', 'name');
  line.append(fillMarked(elementWith('code'), name ?? page.name, terms));
  const where = elementWith('span', `${page.provider.title}${name === undefined ? '' : ` · ${page.name}`}`, 'where');
  option.append(line, where);
  return option;
}

export function addressOf({ page, id }) {
  const path = page.path.split('/').map(encodeURIComponent).join('/');
  return new URL(`${path}${id === '' ? '' : `#${encodeURI(id)}`}`, SITE);
}

function linkOption(place, optionId) {
  const link = document.createElement('a');
  link.id = optionId;
  link.setAttribute('role', 'option');
  link.setAttribute('aria-selected', 'false');
  link.tabIndex = -1;
  link.href = addressOf(place);
  return link;
}

/** A value has its field before it, and a title or a kind follows a name that needs it. */
function labelled({ document }, name) {
  const { kind, path, title } = document;
  if (kind === 'value') return [elementWith('code', `${path}: `, 'path'), name];
  if (kind === 'format') return [elementWith('span', 'format '), name];
  if (kind === 'header') return [elementWith('span', 'header '), name];
  if (kind === 'guide' || kind === 'provider') return [elementWith('span', document.name)];
  return title ? [name, ' ', elementWith('span', title)] : [name];
}

function whereText({ document, place: { page } }) {
  if (document.kind === 'format') return `${document.fields[0].name} in ${page.name}`;
  if (page.kind === 'provider' || document.kind === 'event') return page.provider.title;
  const parts = document.name === page.name ? [page.provider.title] : [page.provider.title, page.name];
  return parts.filter((part) => part !== '').join(' · ');
}

function moreText({ fields, users }, count) {
  const noun = fields ? 'field' : 'event';
  const events = `${count} ${users ? '' : 'more '}${noun}${count === 1 ? '' : 's'}`;
  return users ? `used by ${events}` : `and ${events}`;
}
