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
      /^~items?\d*$/.test(step) ? '[]' : /^~[^~]+$/.test(step) ? '' : `.${nameOf(step)}`,
    );
    item.querySelector('a').title = path.join('').replace(/^\./, '');
  }
}

/** `a~20~b` in an id is the name `a b`. */
function nameOf(step) {
  return step.replace(/~([\da-f]+)~/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
}

/** Opens the collapsed elements around the target. `#field=email` means the first property with that name. */
function unfoldTarget() {
  const fragment = decodeURIComponent(location.hash.slice(1));
  const [, field] = /^field=(.*)$/s.exec(fragment) ?? [];
  if (field !== undefined) {
    const name = Array.from(document.querySelectorAll('.members > li > p > a:first-child')).find(
      (link) => link.textContent === field,
    );
    if (name) location.replace(name.hash);
    return;
  }
  const target = document.getElementById(fragment);
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
    trigger.textContent = 'Could not copy';
  }
  setTimeout(() => {
    trigger.textContent = label;
  }, 2000);
}

function addCopyButtons() {
  for (const block of document.querySelectorAll('.code')) {
    const self = button('Copy', () => copy(block.querySelector('code').textContent, self));
    block.querySelector('figcaption').append(self);
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

addCopyButtons();
addPaths();
addFoldButtons();
onFragment(unfoldTarget);
