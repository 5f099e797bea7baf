import type { Delivery, Signature, Webhook } from '@hookbook/contract';
import { verifyCode } from '../../code/verifyCode.ts';
import { durationText } from '../../text/durationText.ts';
import { type DeliveryRow, type Inline, row } from './deliveryRow.ts';
import { eventTypeWords, inPlace, retryWords, SCHEMES } from './deliveryText.ts';

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
  /** TypeScript that does what the rows say. */
  readonly code?: string;
}

/** How a provider delivers, as three tables. What is not published is named. */
export function deliveryTables({ signature, delivery, ...webhook }: Webhook): readonly DeliveryTable[] {
  return [
    table({ title: 'Event type and ids', id: 'places' }, placeRows(webhook)),
    table(
      { title: 'Signature', id: 'signature', ...signature, ...(signature && { code: verifyCode(signature) }) },
      signature ? signatureRows(signature) : [row('Scheme', [])],
    ),
    table({ title: 'Delivery', id: 'delivery', ...delivery }, [
      ...attemptRows(delivery ?? {}),
      ...promiseRows(delivery ?? {}),
    ]),
  ];
}

type About = Pick<DeliveryTable, 'title' | 'id' | 'origin' | 'code'> & { readonly description?: string };

function table({ title, id, origin, code, description = '' }: About, rows: readonly DeliveryRow[]): DeliveryTable {
  const isKnown = ({ words, prose }: DeliveryRow) => words.length > 0 || prose !== undefined;
  return {
    title,
    id,
    ...(origin && { origin }),
    ...(code && { code }),
    description,
    rows: rows.filter(isKnown),
    unknown: rows.filter((candidate) => !isKnown(candidate)).map(({ label }) => label),
  };
}

function placeRows(webhook: Webhook): DeliveryRow[] {
  return [
    row('Event type', eventTypeWords(webhook.eventType)),
    row('Event id', inPlace(webhook.eventId)),
    row('Idempotency key', inPlace(webhook.idempotencyKey)),
    row('Time of the event', inPlace(webhook.occurredAt)),
    row('Mark of a repeated delivery', inPlace(webhook.redelivered)),
    row('Data of the event', inPlace(webhook.data)),
    ...(webhook.formats === 'annotation' ? [row('Formats of fields', ['hints: payloads need not hold to them'])] : []),
  ];
}

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
