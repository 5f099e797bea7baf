import { type DeliveryState, stateOf } from './deliveryState.ts';
import type { DeliverySummary } from './types.ts';

/** An empty text means any. */
export interface Filter {
  /** Words that are in the id, the URL, the event or the provider. */
  readonly text: string;
  readonly provider: string;
  /** A part of the event type, or a pattern such as `user.*`. */
  readonly event: string;
  readonly state: string;
}

export const NO_FILTER: Filter = { text: '', provider: '', event: '', state: '' };

/** The states that can be asked for, with those that they include. */
export const STATE_FILTERS: Readonly<Record<string, readonly DeliveryState[]>> = {
  delivered: ['delivered'],
  failed: ['failed'],
  retrying: ['retrying', 'sending'],
  cancelled: ['cancelled'],
};

export function isFiltering(filter: Filter): boolean {
  return Object.values(filter).some((text) => text.trim() !== '');
}

/** A function that says whether a delivery matches, to be called for thousands of them. */
export function matcherOf({ text, provider, event, state }: Filter): (summary: DeliverySummary) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matchesEvent = eventMatcher(event.trim().toLowerCase());
  const states = state === '' ? undefined : (STATE_FILTERS[state] ?? []);
  return (summary) =>
    (provider === '' || summary.provider === provider) &&
    matchesEvent(summary.event) &&
    (states === undefined || states.includes(stateOf(summary))) &&
    (words.length === 0 || includesAll(summary, words));
}

function eventMatcher(pattern: string): (event: string) => boolean {
  if (pattern === '') return () => true;
  if (!pattern.includes('*')) return (event) => event.toLowerCase().includes(pattern);
  const parts = pattern.split('*');
  return (event) => matchesParts(event.toLowerCase(), parts);
}

/** Without a regular expression, which could take exponential time for many stars. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop() ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let position = first.length;
  for (const part of others) {
    const found = text.indexOf(part, position);
    if (found === -1 || found + part.length > end) return false;
    position = found + part.length;
  }
  return true;
}

function includesAll({ number, id, url, event, provider, fault = '' }: DeliverySummary, words: readonly string[]) {
  const text = `#${number} ${id} ${url} ${event} ${provider} ${fault}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
