// Concatenated after page.js.

/** The folder of the site, whatever server or disk it is on. */
const SITE = new URL('.', document.currentScript.src);

const scripts = new Map();

/** Runs a script of the site, once. */
function runScript(name) {
  if (!scripts.has(name)) {
    const loaded = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = new URL(name, SITE);
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => reject(new Error(`${name} could not be loaded`)));
      document.head.append(script);
    });
    scripts.set(name, loaded);
  }
  return scripts.get(name);
}

/** What is typed while the search is loading. */
let typed;

/** Opens the search, or else the list of all events. Without a query it shows the last one. */
async function openSearch(query) {
  typed ??= '';
  try {
    await runScript('search.js');
    globalThis.hookbookSearch.open({ query, typed });
  } catch {
    location.assign(document.querySelector('.find').href);
  }
  typed = undefined;
}

function isTyping({ target }) {
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}

/** `/`, Ctrl+K and Cmd+K. */
function opensSearch(event) {
  if (event.altKey || event.shiftKey) return event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event);
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'k';
  return event.key === '/' && !isTyping(event);
}

function type(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Backspace') typed = typed.slice(0, -1);
  else if (event.key.length === 1) typed += event.key;
  else return;
  event.preventDefault();
}

addEventListener('keydown', (event) => {
  if (typed !== undefined) {
    type(event);
    return;
  }
  if (document.querySelector('dialog[open]') || !opensSearch(event)) return;
  event.preventDefault();
  openSearch();
});

for (const link of document.querySelectorAll('.find')) {
  link.setAttribute('role', 'button');
  link.setAttribute('aria-haspopup', 'dialog');
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openSearch();
  });
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    openSearch();
  });
}

const query = new URLSearchParams(location.search).get('q');
if (query) openSearch(query);
