import { STATE_LABELS, stateOf, statusText } from './deliveryState.ts';
import { element, setText } from './element.ts';
import { countText, durationText, relativeTime } from './times.ts';
import type { DeliverySummary } from './types.ts';

export interface Row {
  readonly element: HTMLElement;
  readonly show: (summary: DeliverySummary) => void;
  /** Shows how long ago the last attempt was. */
  readonly tick: (now: number) => void;
}

/** A delivery in the list. */
export function createRow(number: number): Row {
  const event = element('span', { class: 'event' });
  const state = element('span', { class: 'state' });
  const provider = element('span');
  const fault = element('span', { class: 'mark' });
  const attempts = element('span');
  const duration = element('span');
  const time = element('time', { class: 'time' });
  const row = element(
    'div',
    { class: 'row', role: 'option', id: rowId(number) },
    element('div', { class: 'line' }, event, state),
    element(
      'div',
      { class: 'line about' },
      element('span', {}, `#${number}`),
      provider,
      fault,
      attempts,
      duration,
      time,
    ),
  );
  let shown: DeliverySummary | undefined;
  let startedAt: number | undefined;
  const tick = (now: number) => setText(time, startedAt === undefined ? '' : relativeTime(startedAt, now));
  return {
    element: row,
    tick,
    show: (summary) => {
      if (summary === shown) return;
      shown = summary;
      setText(event, summary.event);
      setText(provider, summary.provider);
      setText(fault, summary.fault ?? '');
      fault.hidden = summary.fault === undefined;
      showState(state, summary);
      setText(attempts, summary.attempts === 0 ? '' : countText(summary.attempts, 'attempt'));
      setText(duration, summary.duration === undefined ? '' : durationText(summary.duration));
      startedAt = summary.startedAt === undefined ? undefined : Date.parse(summary.startedAt);
      if (summary.startedAt !== undefined) {
        time.dateTime = summary.startedAt;
        time.title = new Date(summary.startedAt).toLocaleString();
      }
      row.title = summary.url;
      tick(Date.now());
    },
  };
}

export function rowId(number: number): string {
  return `delivery-${number}`;
}

/** A coloured label with a text: `Failed 500`. */
export function showState(target: HTMLElement, summary: DeliverySummary): void {
  const state = stateOf(summary);
  target.dataset.state = state;
  const status = statusText(summary);
  const label = element('span', { class: 'label' }, STATE_LABELS[state]);
  target.replaceChildren(label, ...(status === '' ? [] : [' ', element('span', { class: 'status' }, status)]));
}
