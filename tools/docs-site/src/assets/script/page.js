// Optional: the pages work without scripts.

/** Runs the action now and whenever the fragment changes. */
function onFragment(action) {
  action();
  addEventListener('hashchange', action);
}

/** Shows where a property is as its tooltip: `payload.data.~items.~option0.id` is at `data[].id`. */
function addPaths() {
  for (const item of document.querySelectorAll('.members .members > li')) {
    const steps = item.id.split('.').slice(1);
    const path = steps.map((step) =>
      /^~items?\d*$/.test(step) ? '[]' : /^~[^~]+$/.test(step) ? '' : `.${memberName(step)}`,
    );
    item.querySelector('a').title = path.join('').replace(/^\./, '');
  }
}

/** `a~20~b` in an id is the name `a b`. */
function memberName(step) {
  return step.replace(/~([\da-f]+)~/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
}

/** The id in the fragment. */
function targetId() {
  const fragment = location.hash.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Opens the collapsed elements around the target. */
function unfoldTarget() {
  const target = document.getElementById(targetId());
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

/** What a screen reader says. */
const status = document.createElement('p');
status.className = 'hidden';
status.role = 'status';
document.body.append(status);

async function copy(text, trigger) {
  const label = trigger.textContent;
  try {
    await navigator.clipboard.writeText(text);
    trigger.textContent = 'Copied';
  } catch {
    trigger.textContent = 'Could not copy';
  }
  status.textContent = trigger.textContent;
  setTimeout(() => {
    trigger.textContent = label;
    status.textContent = '';
  }, 2000);
}

function copyButton(label, name, textOf) {
  const self = button(label, () => copy(textOf(), self));
  self.ariaLabel = `${label} ${name}`;
  return self;
}

function addCopyButtons() {
  for (const block of document.querySelectorAll('.code')) {
    const caption = block.querySelector('figcaption');
    caption.append(copyButton('Copy', caption.textContent, () => block.querySelector('code').textContent));
  }
  // The command that installs what a handler needs.
  for (const command of document.querySelectorAll('.tabs > [name=handler] > summary + p > code'))
    command.after(
      ' ',
      copyButton('Copy', command.textContent, () => command.textContent),
    );
}

function searchButton(path) {
  const self = button('Events', () => openSearch(path));
  self.ariaLabel = `Events with ${path}`;
  return self;
}

/** The field at the pointer or with the focus gets buttons to copy its path and its link, and to find the events that have it. */
function addFieldButtons() {
  let shown;
  const show = ({ target }) => {
    const row = target.closest('.members > li > p');
    if (!row || row === shown?.parentElement) return;
    const link = row.querySelector('a');
    const path = link.title || link.textContent;
    shown?.remove();
    shown = document.createElement('span');
    shown.className = 'field-buttons';
    shown.append(
      copyButton('Copy path', path, () => path),
      copyButton('Copy link', path, () => link.href),
      searchButton(path),
    );
    row.append(shown);
  };
  for (const type of ['mouseover', 'focusin']) document.addEventListener(type, show);
}

/** Whoever uses a framework sees its code on each page. The storage may be blocked, as it is for files. */
function rememberHandler() {
  const handlers = [...document.querySelectorAll('.tabs > [name=handler]')];
  const nameOf = (handler) => handler.querySelector('summary').textContent;
  try {
    const chosen = handlers.find((handler) => nameOf(handler) === localStorage.getItem('handler'));
    if (chosen) chosen.open = true;
    for (const handler of handlers) {
      const summary = handler.querySelector('summary');
      summary.addEventListener('click', () => localStorage.setItem('handler', nameOf(handler)));
    }
  } catch {}
}

/** The Markdown of a page is a file beside it. Pages that are opened from the disk cannot read it. */
function addMarkdownButton() {
  const link = document.querySelector('.twin');
  if (!link || location.protocol === 'file:') return;
  const self = button('Copy as Markdown', async () => {
    const response = await fetch(link.href);
    if (response.ok) await copy(await response.text(), self);
  });
  self.className = 'twin';
  link.replaceWith(self);
}

function addFoldButtons() {
  for (const section of document.querySelectorAll('article section')) {
    const folds = section.querySelectorAll('.members details:not([name])');
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

addCopyButtons();
addPaths();
addFoldButtons();
addFieldButtons();
rememberHandler();
addMarkdownButton();
onFragment(unfoldTarget);
