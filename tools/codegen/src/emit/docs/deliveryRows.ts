import type { Delivery, Place, Signature, Webhook } from '../../webhook.ts';
import { durationText } from './durationText.ts';

/** Part of a sentence: words, or something of the wire. */
export type Inline = string | { readonly code: string };

/** One fact of how a provider delivers. */
export interface DeliveryRow {
  readonly label: string;
  readonly words: readonly Inline[];
  /** Markdown, in place of words. */
  readonly prose?: string;
}

export interface DeliveryTable {
  readonly title: string;
  readonly id: string;
  /** Who says so: the vendor, or this project where the vendor says nothing. */
  readonly origin?: 'vendor' | 'hookbook';
  /** Markdown. */
  readonly description: string;
  readonly rows: readonly DeliveryRow[];
  /** Labels of what is not published. */
  readonly unknown: readonly string[];
}

/** How a provider delivers, as three tables. What is not published is named. */
export function deliveryTables({ signature, delivery, ...webhook }: Webhook): readonly DeliveryTable[] {
  return [
    table({ title: 'Where to look', id: 'places' }, placeRows(webhook)),
    table(
      { title: 'Signature', id: 'signature', ...signature },
      signature ? signatureRows(signature) : [row('Scheme', [])],
    ),
    table({ title: 'Delivery', id: 'delivery', ...delivery }, [
      ...attemptRows(delivery ?? {}),
      ...promiseRows(delivery ?? {}),
    ]),
  ];
}

type About = Pick<DeliveryTable, 'title' | 'id' | 'origin'> & { readonly description?: string };

function table({ title, id, origin, description = '' }: About, rows: readonly DeliveryRow[]): DeliveryTable {
  const isKnown = ({ words, prose }: DeliveryRow) => words.length > 0 || prose !== undefined;
  return {
    title,
    id,
    ...(origin && { origin }),
    description,
    rows: rows.filter(isKnown),
    unknown: rows.filter((candidate) => !isKnown(candidate)).map(({ label }) => label),
  };
}

function placeRows(webhook: Webhook): DeliveryRow[] {
  const eventType = webhook.eventType.flatMap((place, index) => [
    ...(index === 0 ? [] : [' then ']),
    ...inPlace(place),
  ]);
  return [
    row('Event type', webhook.eventType.length > 1 ? [...eventType, ', joined with a dot'] : eventType),
    row('Event id', inPlace(webhook.eventId)),
    row('Idempotency key', inPlace(webhook.idempotencyKey)),
    row('Time of the event', inPlace(webhook.occurredAt)),
    row('Mark of a repeated delivery', inPlace(webhook.redelivered)),
    row('Data of the event', inPlace(webhook.data)),
  ];
}

function inPlace(place: Place | undefined): readonly Inline[] {
  if (place === undefined) return [];
  if (place.in === 'header') return ['header ', { code: place.path.join('.') }];
  return place.path.length === 0 ? ['the whole body'] : [{ code: place.path.join('.') }, ' in the body'];
}

const SCHEMES = { 'hmac-sha256': 'HMAC-SHA256', 'standard-webhooks': 'Standard Webhooks (HMAC-SHA256)' } as const;

function signatureRows(signature: Signature): DeliveryRow[] {
  const { scheme, header, encoding, prefix, separator, content, tolerance } = signature;
  return [
    row('Scheme', [SCHEMES[scheme]]),
    row('Header', [{ code: header }]),
    row('Signed text', [{ code: content }, content.includes('{body}') ? ', where {body} is the raw request body' : '']),
    row('Written as', [encoding, ...(prefix === '' ? [] : [' after ', { code: prefix }])]),
    row('Several signatures', separatorWords(separator)),
    row('Tolerance of the time', [tolerance === undefined ? 'no time is signed' : durationText(tolerance)]),
  ];
}

function separatorWords(separator: string | undefined): readonly Inline[] {
  if (separator === undefined) return ['no'];
  return ['yes, separated by ', separator === ' ' ? 'a space' : { code: separator }, '; one that fits is enough'];
}

function attemptRows({ method, contentType, timeout, success, retries, retryFor }: Partial<Delivery>): DeliveryRow[] {
  return [
    row('Request', [...(method ? [`${method} `] : []), ...(contentType ? [{ code: contentType }] : [])]),
    row('Answer within', timeout ? [durationText(timeout)] : []),
    row('Counts as delivered', success ? [{ code: success }] : []),
    row('Retries', retryWords(retries, retryFor)),
  ];
}

function retryWords(retries: readonly string[] | undefined, retryFor: string | undefined): readonly string[] {
  if (retries?.length === 0) return ['none'];
  const times = retries?.length === 1 ? 'once' : `${retries?.length} times`;
  const schedule = retries && `${times}, after ${retries.map(durationText).join(', ')}`;
  const duration = retryFor && `for up to ${durationText(retryFor)}`;
  return [[schedule, duration].filter((text) => text !== undefined).join('; ')].filter((text) => text !== '');
}

const ORDERING = {
  none: 'none: events can arrive in any order',
  'per-resource': 'kept for each resource',
  total: 'kept',
} as const;

const SEMANTICS = {
  'at-least-once': 'at least once: the same event can arrive again',
  'at-most-once': 'at most once: an event can get lost',
} as const;

function promiseRows({ disableAfter, semantics, ordering, https }: Partial<Delivery>): DeliveryRow[] {
  return [
    { ...row('Endpoint switched off', []), ...(disableAfter && { prose: disableAfter }) },
    row('Guarantee', semantics ? [SEMANTICS[semantics]] : []),
    row('Order', ordering ? [ORDERING[ordering]] : []),
    row('HTTPS', https ? [https] : []),
  ];
}

function row(label: string, words: readonly Inline[]): DeliveryRow {
  return { label, words };
}
