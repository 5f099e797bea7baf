import { byId, setText } from './element.ts';
import { rowId } from './row.ts';
import type { ShownDeliveries } from './shownDeliveries.ts';
import type { DeliverySummary } from './types.ts';
import { scrollTopFor, type Viewport, visibleRange } from './visibleRange.ts';
import { createVisibleRows } from './visibleRows.ts';

/** As in the style sheet. */
const ROW_HEIGHT = 52;

export interface List {
  readonly show: (deliveries: ShownDeliveries) => void;
  readonly isScrolled: () => boolean;
  readonly scrollToTop: () => void;
  /** Marks the delivery that is open beside the list. */
  readonly setOpen: (number: number | undefined) => void;
  /** The delivery that keys act on. */
  readonly active: () => number | undefined;
  readonly activate: (number: number | undefined) => void;
  /** Moves the active row by a number of rows, and focuses the list. */
  readonly move: (distance: number) => void;
  readonly focus: () => void;
}

export interface ListListener {
  readonly onOpen: (number: number) => void;
  readonly onScroll: () => void;
  readonly onJump: () => void;
  readonly onMove: (number: number) => void;
}

/** The list of deliveries. Only rows near the visible ones are in the document. */
export function createList({ onOpen, onScroll, onJump, onMove }: ListListener): List {
  const container = byId('list');
  const space = byId('rows');
  const jump = byId('jump');
  const rows = createVisibleRows(space, ROW_HEIGHT);
  let shown: readonly DeliverySummary[] = [];
  let active: number | undefined;
  let open: number | undefined;

  const viewport = (): Viewport => ({
    scrollTop: container.scrollTop,
    height: container.clientHeight,
    rowHeight: ROW_HEIGHT,
    count: shown.length,
  });
  const firstVisible = () => Math.ceil(container.scrollTop / ROW_HEIGHT);
  const indexOf = (number: number | undefined) => shown.findIndex((summary) => summary.number === number);

  function render(): void {
    const { start, end } = visibleRange(viewport());
    const indices = Array.from({ length: end - start }, (_, index) => start + index);
    const activeIndex = indexOf(active);
    // A row that assistive technology points to has to be in the document.
    if (activeIndex !== -1 && (activeIndex < start || activeIndex >= end)) indices.push(activeIndex);
    indices.sort((a, b) => a - b);
    rows.show({ shown, indices, active, open });
  }

  function activate(number: number | undefined): void {
    active = indexOf(number) === -1 ? undefined : number;
    if (active === undefined) container.removeAttribute('aria-activedescendant');
    else container.setAttribute('aria-activedescendant', rowId(active));
    render();
  }

  function move(distance: number): void {
    const index = indexOf(active ?? open);
    const target = index === -1 ? firstVisible() : Math.max(0, Math.min(shown.length - 1, index + distance));
    const summary = shown[target];
    if (!summary) return;
    container.scrollTop = scrollTopFor(target, viewport());
    activate(summary.number);
    container.focus();
    onMove(summary.number);
  }

  container.addEventListener('scroll', () => {
    render();
    onScroll();
  });
  new ResizeObserver(render).observe(container);
  space.addEventListener('click', ({ target }) => {
    const number = rows.numberAt(target);
    if (number === undefined) return;
    activate(number);
    onOpen(number);
  });
  jump.addEventListener('click', onJump);
  container.addEventListener('focus', () => active === undefined && activate(shown[firstVisible()]?.number));
  setInterval(() => rows.tick(Date.now()), 1000);

  return {
    show: (deliveries) => {
      shown = deliveries.shown;
      space.style.height = `${shown.length * ROW_HEIGHT}px`;
      container.hidden = shown.length === 0;
      jump.hidden = deliveries.waiting === 0;
      setText(jump, `${deliveries.waiting.toLocaleString('en')} new`);
      if (active !== undefined && indexOf(active) === -1) activate(undefined);
      else render();
    },
    isScrolled: () => container.scrollTop > 0,
    scrollToTop: () => container.scrollTo({ top: 0 }),
    setOpen: (number) => {
      open = number;
      render();
    },
    active: () => active,
    activate,
    move,
    focus: () => container.focus(),
  };
}
