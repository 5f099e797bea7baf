import { element } from './element.ts';

/** Headers in two columns, which scroll if they are wider than the page. */
export function headersTable(label: string, entries: readonly (readonly [string, string])[]): HTMLElement {
  const rows = entries.map(([name, value]) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('code', {}, name)),
      element('td', {}, element('code', {}, value)),
    ),
  );
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    element('table', { class: 'headers' }, element('tbody', {}, ...rows)),
  );
}
