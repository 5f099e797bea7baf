import type { Delivery, Webhook } from '@hookbook/contract';
import { durationText } from '../../text/durationText.ts';
import { type DeliveryRow, type Inline, row } from './deliveryRow.ts';
import { eventTypeWords, retryWords, SCHEMES } from './deliveryText.ts';

/** What a receiver should know first; the rest stands with the provider. */
export function deliverySummary({ eventType, signature, delivery }: Webhook): readonly DeliveryRow[] {
  const { timeout, retries, retryFor } = delivery ?? {};
  const digest = (label: string, words: readonly Inline[], by?: Pick<Delivery, 'origin'>) => {
    const known = by?.origin === 'hookbook' ? [...words, ', our choice'] : words;
    return row(label, words.length === 0 ? ['not published'] : known);
  };
  return [
    digest('Event type', eventTypeWords(eventType)),
    digest('Signature', signature ? [SCHEMES[signature.scheme], ' in ', { code: signature.header }] : [], signature),
    digest('Answer within', timeout ? [durationText(timeout)] : [], delivery),
    digest('Retries', retryWords(retries, retryFor), delivery),
  ];
}
