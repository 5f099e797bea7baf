import { createRow, type Row } from './row.ts';
import type { DeliverySummary } from './types.ts';

export interface VisibleRowsInput {
  readonly shown: readonly DeliverySummary[];
  /** The places in the list of the rows that are in the document, in their order. */
  readonly indices: readonly number[];
  readonly active: number | undefined;
  readonly open: number | undefined;
}

export interface VisibleRows {
  readonly show: (input: VisibleRowsInput) => void;
  /** The delivery whose row contains an element. */
  readonly numberAt: (target: EventTarget | null) => number | undefined;
  readonly tick: (now: number) => void;
}

/** The rows of a list that are in the document. */
export function createVisibleRows(space: HTMLElement, rowHeight: number): VisibleRows {
  const rows = new Map<number, Row>();

  function show(input: VisibleRowsInput): void {
    const { shown, indices } = input;
    const needed = new Set(indices.map((index) => shown[index]?.number));
    for (const [number, row] of rows) {
      if (needed.has(number)) continue;
      row.element.remove();
      rows.delete(number);
    }
    // In the order that screen readers read them in.
    let place = space.firstElementChild;
    for (const index of indices) {
      const summary = shown[index];
      if (!summary) continue;
      const { element } = rowFor(summary, index, input);
      if (element === place) place = place.nextElementSibling;
      else space.insertBefore(element, place);
    }
  }

  function rowFor(summary: DeliverySummary, index: number, { shown, active, open }: VisibleRowsInput): Row {
    const { number } = summary;
    const row = rows.get(number) ?? createRow(number);
    rows.set(number, row);
    row.element.style.top = `${index * rowHeight}px`;
    row.element.ariaPosInSet = String(index + 1);
    row.element.ariaSetSize = String(shown.length);
    row.element.ariaSelected = String(number === open);
    row.element.classList.toggle('active', number === active);
    row.show(summary);
    return row;
  }

  return {
    show,
    numberAt: (target) => [...rows].find(([, row]) => target instanceof Node && row.element.contains(target))?.[0],
    tick: (now) => {
      for (const row of rows.values()) row.tick(now);
    },
  };
}
