// Everything here is a comfort: the pages can be read without it.

/** Runs at once and on every later change of the address's fragment. */
function onFragment(action) {
  action();
  addEventListener('hashchange', action);
}

/** A link into something folded opens what is around it. */
function unfoldTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  target.querySelector(':scope > details')?.setAttribute('open', '');
  target.scrollIntoView();
}

function button(label, action) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', () => action(element));
  return element;
}

async function copy(text, trigger) {
  const label = trigger.textContent;
  try {
    await navigator.clipboard.writeText(text);
    trigger.textContent = 'Copied';
  } catch {
    trigger.textContent = 'Copying is not allowed here';
  }
  setTimeout(() => {
    trigger.textContent = label;
  }, 2000);
}

function addCopyButtons() {
  for (const block of document.querySelectorAll('.code')) {
    block.append(button('Copy', (self) => copy(block.querySelector('code').textContent, self)));
  }
}

function addFoldButtons() {
  for (const section of document.querySelectorAll('article section')) {
    const folds = section.querySelectorAll('.members details');
    if (folds.length < 2) continue;
    const toggle = button('Expand all', (self) => {
      const open = self.textContent === 'Expand all';
      for (const fold of folds) fold.open = open;
      self.textContent = open ? 'Collapse all' : 'Expand all';
    });
    toggle.className = 'folds';
    section.querySelector('.heading').append(toggle);
  }
}

/** Whether a row has all words of the filter; `fields` are those that have the words that its text lacks. */
function match(row, words) {
  const missing = words.filter((word) => !row.text.includes(word));
  const has = (field, word) => field.toLowerCase().includes(word);
  const fields = row.fields.filter((field) => missing.some((word) => has(field, word)));
  fields.sort((a, b) => a.length - b.length);
  return { found: missing.every((word) => fields.some((field) => has(field, word))), fields: fields.slice(0, 5) };
}

function filterRows(rows, words) {
  let count = 0;
  for (const row of rows) {
    const { found, fields } = match(row, words);
    row.element.hidden = !found;
    row.hit.textContent = fields.length === 0 ? '' : `has ${fields.join(', ')}`;
    if (found) count += 1;
  }
  for (const group of document.querySelectorAll('.group'))
    group.hidden = !group.querySelector('tbody tr:not([hidden])');
  return count;
}

function startFilter(form) {
  const input = form.querySelector('input');
  const status = form.querySelector('[role=status]');
  const rows = Array.from(document.querySelectorAll('.events tbody tr'), (element) => {
    const hit = document.createElement('small');
    hit.className = 'hit';
    element.lastElementChild.append(hit);
    const { words, fields } = element.dataset;
    return { element, hit, text: `${element.textContent} ${words}`.toLowerCase(), fields: fields.split(' ') };
  });
  const run = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const count = filterRows(rows, words);
    status.textContent = words.length === 0 ? `${rows.length} events` : `${count} of ${rows.length} events`;
    const address = new URL(location.href);
    if (words.length === 0) address.searchParams.delete('q');
    else address.searchParams.set('q', input.value);
    if (address.href !== location.href) history.replaceState(null, '', address);
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', run);
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value !== '') form.scrollIntoView();
  run();
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || document.activeElement === input) return;
    event.preventDefault();
    input.focus();
  });
}

addCopyButtons();
addFoldButtons();
onFragment(unfoldTarget);
const filter = document.querySelector('.filter');
if (filter) startFilter(filter);
