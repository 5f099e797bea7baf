import { bodyView, type ReportedBody } from './bodyView.ts';
import { element } from './element.ts';
import type { SentDelivery } from './types.ts';

/** What a delivery sends: its headers and its body. */
export function requestView({ url, delivery: { request } }: SentDelivery): readonly HTMLElement[] {
  const { method, headers, query } = request;
  const entries = [
    ...Object.entries(headers),
    ...Object.entries(query ?? {}).map(([name, value]) => [`?${name}`, value]),
  ];
  return [
    element('p', { class: 'request-line' }, element('code', {}, `${method} ${url}`)),
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Headers' },
      element(
        'table',
        { class: 'headers' },
        element(
          'tbody',
          {},
          ...entries.map(([name = '', value = '']) =>
            element(
              'tr',
              {},
              element('th', { scope: 'row' }, element('code', {}, name)),
              element('td', {}, element('code', {}, value)),
            ),
          ),
        ),
      ),
    ),
    bodyView(request as ReportedBody),
  ];
}
