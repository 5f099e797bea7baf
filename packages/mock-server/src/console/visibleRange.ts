export interface Viewport {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
}

/** Rows above and below the visible ones, so that scrolling shows no gap. */
const OVERSCAN = 8;

/** The indices of the rows to render: from `start` up to, and without, `end`. */
export function visibleRange({ scrollTop, height, rowHeight, count }: Viewport): { start: number; end: number } {
  const first = Math.floor(scrollTop / rowHeight) - OVERSCAN;
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + OVERSCAN);
  return { start: Math.max(0, Math.min(first, end)), end };
}

/** Where to scroll so that a row is visible, moving as little as possible. */
export function scrollTopFor(index: number, { scrollTop, height, rowHeight }: Viewport): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
}
