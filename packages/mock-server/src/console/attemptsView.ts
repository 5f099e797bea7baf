import { element, setText } from './element.ts';
import { headersTable } from './headersTable.ts';
import { absoluteTime, durationText } from './times.ts';
import type { Attempt, SentDelivery } from './types.ts';

export interface AttemptsView {
  readonly element: HTMLElement;
  readonly show: (sent: SentDelivery) => void;
  /** Counts down to the next attempt. */
  readonly tick: (now: number) => void;
}

/** The attempts of a delivery as a timeline. Attempts that are shown stay as they are, with what was opened in them. */
export function createAttemptsView(): AttemptsView {
  const list = element('ol', { class: 'timeline' });
  const next = element('p', { class: 'next' });
  let nextAt: number | undefined;
  const tick = (now: number) => {
    if (nextAt === undefined) return;
    const wait = nextAt - now;
    setText(next, wait > 0 ? `Next attempt in ${durationText(wait)}, at ${timeText(nextAt)}.` : 'Next attempt now…');
  };
  return {
    element: element('div', {}, list, next),
    tick,
    show: ({ attempts, retrying, cancelled }) => {
      // A restarted server may have another delivery with this number.
      if (attempts.length < list.children.length) list.replaceChildren();
      for (const attempt of attempts.slice(list.children.length))
        list.append(attemptItem(attempt, list.children.length + 1, attempts[list.children.length - 1]?.error?.fix));
      nextAt = retrying ? nextAttemptAt(attempts.at(-1)) : undefined;
      setText(next, waitingText(attempts, retrying, cancelled === true));
      tick(Date.now());
      next.hidden = next.textContent === '';
    },
  };
}

function nextAttemptAt(attempt: Attempt | undefined): number | undefined {
  if (attempt?.retryIn === undefined) return undefined;
  return Date.parse(attempt.startedAt) + attempt.duration + attempt.retryIn;
}

function timeText(time: number): string {
  return absoluteTime(new Date(time), new Date());
}

function waitingText(attempts: readonly Attempt[], retrying: boolean, cancelled: boolean): string {
  if (cancelled) return 'The attempts that would have followed were cancelled.';
  if (retrying && attempts.length === 0) return 'Waiting for the response…';
  if (retrying || attempts.at(-1)?.delivered !== false) return '';
  return 'No attempt follows.';
}

/** A fix that is the same as that of the attempt before is not repeated. */
function attemptItem(attempt: Attempt, number: number, fixBefore: string | undefined): HTMLElement {
  const { delivered, startedAt, duration, status, error, responseHeaders, responseBody, retryAfter } = attempt;
  const code = status ?? error?.code ?? '';
  return element(
    'li',
    { 'data-state': delivered ? 'delivered' : 'failed' },
    element(
      'p',
      { class: 'attempt' },
      element('strong', {}, `Attempt ${number}`),
      ' ',
      element(
        'span',
        { class: 'state', 'data-state': delivered ? 'delivered' : 'failed' },
        element('span', { class: 'label' }, delivered ? 'Delivered' : 'Failed'),
        ' ',
        element('span', { class: 'status' }, String(code)),
      ),
      ' ',
      element('span', { class: 'quiet' }, durationText(duration)),
      ' ',
      element(
        'time',
        { class: 'quiet', datetime: startedAt, title: new Date(startedAt).toLocaleString() },
        timeText(Date.parse(startedAt)),
      ),
    ),
    error && element('p', { class: 'error-text' }, error.message),
    error && error.fix !== fixBefore ? element('p', { class: 'fix' }, error.fix) : undefined,
    retryAfter === undefined
      ? undefined
      : element('p', { class: 'quiet' }, `The response asks to wait ${durationText(retryAfter)}.`),
    responseView(responseBody, number),
    headersView(responseHeaders, number),
  );
}

function headersView(headers: Attempt['responseHeaders'], number: number): HTMLElement | undefined {
  const entries = Object.entries(headers ?? {});
  if (entries.length === 0) return undefined;
  return element(
    'details',
    {},
    element('summary', {}, 'Response headers'),
    headersTable(`Response headers of attempt ${number}`, entries),
  );
}

function responseView(body: string | undefined, number: number): HTMLElement | undefined {
  if (body === undefined) return undefined;
  if (body === '') return element('p', { class: 'quiet' }, 'The response has no body.');
  const name = `Response body of attempt ${number}`;
  return element(
    'figure',
    { class: 'code' },
    element('figcaption', {}, element('span', {}, 'Response body')),
    element('pre', { tabindex: 0, role: 'region', 'aria-label': name }, element('code', {}, body)),
  );
}
