import { bodyView, type ReportedBody } from './bodyView.ts';
import { element } from './element.ts';
import { headersTable } from './headersTable.ts';
import type { SentDelivery } from './types.ts';

/** What a delivery sends: its headers and its body. */
export function requestView({ url, delivery: { request } }: SentDelivery): readonly HTMLElement[] {
  const { method, headers, query } = request;
  const entries = [
    ...Object.entries(headers),
    ...Object.entries(query ?? {}).map(([name, value]) => [`?${name}`, value] as const),
  ];
  return [
    element('p', { class: 'request-line' }, element('code', {}, `${method} ${url}`)),
    headersTable('Headers', entries),
    bodyView(request as ReportedBody),
  ];
}
