import type { RuntimeExpression, Webhook } from '@hookbook/contract';
import { durationText } from '../../text/durationText.ts';
import type { Inline } from './deliveryRow.ts';

export function eventTypeWords(places: Webhook['eventType']): readonly Inline[] {
  const words = places.flatMap((place, index) => [...(index === 0 ? [] : [' then ']), ...inPlace(place)]);
  return places.length > 1 ? [...words, ', joined with a dot'] : words;
}

export function inPlace(place: RuntimeExpression | undefined): readonly Inline[] {
  if (place === undefined) return [];
  if (place.in === 'header') return ['header ', { code: place.path.join('.') }];
  return place.path.length === 0 ? ['the whole body'] : [{ code: place.path.join('.') }, ' in the body'];
}

export const SCHEMES = { 'hmac-sha256': 'HMAC-SHA256', 'standard-webhooks': 'Standard Webhooks' } as const;

export function retryWords(retries: readonly string[] | undefined, retryFor: string | undefined): readonly string[] {
  if (retries?.length === 0) return ['none'];
  const times = retries?.length === 1 ? 'once' : `${retries?.length} times`;
  const schedule = retries && `${times}, after ${retries.map(durationText).join(', ')}`;
  const duration = retryFor && `for up to ${durationText(retryFor)}`;
  return [[schedule, duration].filter((text) => text !== undefined).join('; ')].filter((text) => text !== '');
}
