import type { Webhook } from '@hookbook/contract';
import { durationText } from '../text/durationText.ts';
import { eventTypeText, retryText, schemeText, signaturePlace } from './deliveryText.ts';
import { DELIVERY_ORIGINS } from './labels.ts';
import type { DeliveryRow, Inline } from './sections.ts';

/** The facts about delivery that a receiver needs first. The provider's page has all of them. */
export function deliverySummary({ eventType, signature, delivery }: Webhook): readonly DeliveryRow[] {
  const { timeout, origins = {}, origin } = delivery ?? {};
  const retriesOrigin = origins.retries ?? origins.maxRetries ?? origins.retryFor ?? origin;
  return [
    row('Event type', eventTypeText(eventType)),
    row('Signature', signature ? [schemeText(signature), ' in ', ...signaturePlace(signature)] : [], signature?.origin),
    row('Timeout', timeout ? [durationText(timeout)] : [], origins.timeout ?? origin),
    row('Retries', retryText(delivery ?? {}), retriesOrigin),
  ];
}

function row(label: string, value: readonly Inline[], origin?: 'vendor' | 'hookbook'): DeliveryRow {
  if (value.length === 0) return { label, value: ['not published'] };
  return { label, value: origin === 'hookbook' ? [...value, ` (${DELIVERY_ORIGINS.hookbook})`] : value };
}
