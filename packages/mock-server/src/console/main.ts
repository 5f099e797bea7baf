import { formatAddress, type Panel, parseAddress } from './address.ts';
import { announce, announceFound } from './announce.ts';
import { fetchProviders } from './api.ts';
import { connect } from './connection.ts';
import { resultText } from './deliveryState.ts';
import { createDeliveryStore } from './deliveryStore.ts';
import { byId, setText } from './element.ts';
import { isFiltering, matcherOf } from './filter.ts';
import { createFilterForm } from './filterForm.ts';
import { listenForKeys } from './keys.ts';
import { createList } from './list.ts';
import { createPanels } from './panels.ts';
import { type ShownDeliveries, shownDeliveries } from './shownDeliveries.ts';
import { summaryOfSent } from './summaryOfSent.ts';
import { countText } from './times.ts';
import type { SentDelivery } from './types.ts';

let address = parseAddress(location.hash);
let isConnected = false;
let deliveries: ShownDeliveries = { shown: [], waiting: 0 };
let isScheduled = false;

const store = createDeliveryStore(schedule);
const panels = createPanels({ onSent, onPlaying });
const filterForm = createFilterForm((filter) => {
  address = { ...address, filter };
  history.replaceState(null, '', urlOf());
  renderList(true);
  announceFound(byId('count').textContent);
});
const list = createList({
  onOpen: (number) => open({ view: 'delivery', number }),
  onScroll: () => !list.isScrolled() && deliveries.waiting > 0 && address.panel.view !== 'delivery' && schedule(),
  onJump: () => {
    renderList(true);
    list.focus();
    list.activate(deliveries.shown[0]?.number);
  },
  onMove: (number) => address.panel.view === 'delivery' && open({ view: 'delivery', number }, false),
});

/** A server that was restarted may have others. */
async function showProviders(): Promise<void> {
  // The page reports that the server does not respond.
  const providers = await fetchProviders().catch(() => undefined);
  if (providers) filterForm.setProviders(providers.map(({ provider }) => provider));
}

function urlOf(): string {
  return `${location.pathname}${formatAddress(address)}`;
}

/** Many deliveries may arrive before the next frame. */
function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(() => {
    isScheduled = false;
    renderList(false);
  });
}

function renderList(isReleased: boolean): void {
  const all = store.newestFirst();
  // While the page reconnects, what it showed is better than nothing.
  if (!isConnected && all.length === 0) return;
  const { filter, panel } = address;
  const found = isFiltering(filter) ? all.filter(matcherOf(filter)) : all;
  const isHeld = !isReleased && (list.isScrolled() || panel.view === 'delivery');
  if (isReleased) list.scrollToTop();
  deliveries = shownDeliveries({ before: deliveries.shown, found, get: store.get, isHeld });
  list.show(deliveries);
  byId('empty').hidden = all.length > 0;
  byId('no-match').hidden = all.length === 0 || deliveries.shown.length > 0;
  const count = countText(all.length, 'delivery', 'deliveries');
  setText(byId('count'), found.length === all.length ? count : `${found.length.toLocaleString('en')} of ${count}`);
}

function open(panel: Panel, isFocused = true): void {
  const isSame = formatAddress({ ...address, panel }) === formatAddress(address);
  const isMove = address.panel.view === 'delivery' && panel.view === 'delivery';
  address = { ...address, panel };
  if (!isSame) history[isMove ? 'replaceState' : 'pushState'](null, '', urlOf());
  showPanel(isFocused);
}

function showPanel(isFocused: boolean): void {
  const { panel } = address;
  list.setOpen(panel.view === 'delivery' ? panel.number : undefined);
  panels.show(panel, isFocused);
}

function close(): void {
  open({ view: 'none' }, false);
  renderList(false);
  list.focus();
  if (deliveries.shown.length === 0) byId('new').focus();
}

/** Shows a delivery that somebody has just sent. */
function onSent(sent: SentDelivery): void {
  const summary = summaryOfSent(sent);
  const known = store.get(sent.number);
  if (!known || known.attempts < summary.attempts) store.put(summary);
  open({ view: 'delivery', number: sent.number });
  renderList(true);
  list.activate(sent.number);
  announce(resultText(summary));
}

/** Shows the list, in which the events of a scenario arrive. */
function onPlaying(text: string): void {
  close();
  renderList(true);
  announce(text);
}

async function sendAgain(): Promise<void> {
  const detail = panels.detail();
  const active = list.active();
  if (detail) return detail.sendAgain();
  if (active === undefined) return;
  open({ view: 'delivery', number: active });
  await panels.detail()?.sendAgain();
}

listenForKeys(byId('list'), {
  focusFilter: filterForm.focus,
  move: list.move,
  moveToEnd: (isNewest) => {
    if (isNewest) renderList(true);
    list.move(isNewest ? -deliveries.shown.length : deliveries.shown.length);
  },
  open: () => {
    const active = list.active();
    if (active !== undefined) open({ view: 'delivery', number: active });
  },
  sendAgain: () => void sendAgain(),
  showSend: () => open({ view: 'send' }),
  showPlay: () => open({ view: 'play' }),
  showKeys,
  close: (target) => {
    if (target.closest('#filter') && isFiltering(address.filter)) filterForm.clear();
    else if (address.panel.view === 'none') return false;
    else close();
    return true;
  },
});

function showKeys(): void {
  (byId('keys') as HTMLDialogElement).showModal();
}

const onClick = (id: string, action: () => void) => byId(id).addEventListener('click', action);
onClick('new', () => open({ view: 'send' }));
onClick('play', () => open({ view: 'play' }));
onClick('first', () => open({ view: 'send' }));
onClick('first-scenario', () => open({ view: 'play' }));
onClick('no-match-clear', () => {
  filterForm.clear();
  filterForm.focus();
});
onClick('back', close);
onClick('show-keys', showKeys);

addEventListener('popstate', () => {
  const { filter } = address;
  address = parseAddress(location.hash);
  filterForm.show(address.filter);
  renderList(JSON.stringify(filter) !== JSON.stringify(address.filter));
  showPanel(true);
  if (address.panel.view === 'none') list.focus();
});

connect(store, {
  onConnected: () => {
    isConnected = true;
    byId('connection').dataset.state = 'connected';
    setText(byId('connection'), 'Connected');
    renderList(false);
    void showProviders();
    void panels.detail()?.refresh();
  },
  onDisconnected: () => {
    isConnected = false;
    byId('connection').dataset.state = 'disconnected';
    setText(byId('connection'), 'Disconnected. Trying again…');
  },
  onDelivery: ({ number }) => {
    if (panels.detail()?.number === number) void panels.detail()?.refresh();
  },
});

setText(byId('origin'), location.origin);
filterForm.show(address.filter);
showPanel(false);
