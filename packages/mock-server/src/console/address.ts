import { type Filter, NO_FILTER } from './filter.ts';

/** The view beside the list. */
export type Panel =
  | { readonly view: 'none' | 'send' | 'play' }
  | { readonly view: 'delivery'; readonly number: number };

export interface Address {
  readonly filter: Filter;
  readonly panel: Panel;
}

/** Reads what the hash of the URL contains, so that a reload and a link show the same. */
export function parseAddress(hash: string): Address {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const texts = Object.keys(NO_FILTER).map((name) => [name, parameters.get(name) ?? '']);
  return { filter: { ...NO_FILTER, ...Object.fromEntries(texts) }, panel: parsePanel(parameters.get('open') ?? '') };
}

function parsePanel(text: string): Panel {
  if (text === 'send' || text === 'play') return { view: text };
  return /^[1-9]\d{0,14}$/.test(text) ? { view: 'delivery', number: Number(text) } : { view: 'none' };
}

/** The hash for an address, with `#` unless there is nothing in it. */
export function formatAddress({ filter, panel }: Address): string {
  const parameters = new URLSearchParams(Object.entries(filter).filter(([, text]) => text !== ''));
  if (panel.view === 'delivery') parameters.set('open', String(panel.number));
  else if (panel.view !== 'none') parameters.set('open', panel.view);
  const text = parameters.toString();
  return text === '' ? '' : `#${text}`;
}
