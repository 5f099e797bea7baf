import type { Delivery, Signature, Webhook } from '@hookbook/contract';
import { verifyCode } from '../code/verifyCode.ts';
import { durationText } from '../text/durationText.ts';
import { eventTypeText, expressionText, retryText, SCHEME_NAMES } from './deliveryText.ts';
import { listText } from './labels.ts';
import type { DeliveryRow, Inline, Section } from './sections.ts';

/** How a provider delivers. Each section also lists what the vendor does not publish. */
export function deliverySections({ signature, delivery, ...webhook }: Webhook): readonly Section[] {
  return [
    section('places', 'Event type and ids', locationRows(webhook)),
    section('signature', 'Signature', signature ? signatureRows(signature) : [row('Scheme', [])], {
      ...signature,
      ...(signature && { code: verifyCode(signature) }),
    }),
    section('delivery', 'Delivery', [...attemptRows(delivery ?? {}), ...guaranteeRows(delivery ?? {})], delivery),
  ];
}

interface Details extends Pick<Section, 'origin'> {
  readonly description?: string;
  readonly code?: string;
}

function section(id: string, title: string, rows: readonly DeliveryRow[], details: Details = {}): Section {
  const { origin, description = '', code } = details;
  const isPublished = ({ value, prose }: DeliveryRow) => value.length > 0 || prose !== undefined;
  const unpublished = rows.filter((candidate) => !isPublished(candidate)).map(({ label }) => label);
  return {
    id,
    title,
    ...(origin && { origin }),
    blocks: [
      origin === 'hookbook' ? { kind: 'text', text: [NOT_FROM_VENDOR], style: 'note', htmlOnly: true } : undefined,
      { kind: 'prose', prose: description },
      { kind: 'rows', rows: rows.filter(isPublished) },
      unpublished.length > 0
        ? { kind: 'text', text: [`Not published: ${listText(unpublished)}.`], style: 'quiet' }
        : undefined,
      code === undefined ? undefined : { kind: 'code', code, language: 'ts', caption: 'TypeScript for Node' },
    ],
  };
}

const NOT_FROM_VENDOR = 'The vendor publishes nothing here. What follows is our choice, not the vendor’s.';

function row(label: string, value: readonly Inline[]): DeliveryRow {
  return { label, value };
}

function locationRows(webhook: Webhook): DeliveryRow[] {
  return [
    row('Event type', eventTypeText(webhook.eventType)),
    row('Event id', expressionText(webhook.eventId)),
    row('Idempotency key', expressionText(webhook.idempotencyKey)),
    row('Time of the event', expressionText(webhook.occurredAt)),
    row('Mark of a repeated delivery', expressionText(webhook.redelivered)),
    row('Data of the event', expressionText(webhook.data)),
    ...(webhook.formats === 'annotation' ? [row('Formats of fields', ['hints: payloads need not hold to them'])] : []),
  ];
}

function signatureRows(signature: Signature): DeliveryRow[] {
  const { scheme, header, encoding, prefix, separator, content, tolerance } = signature;
  return [
    row('Scheme', [SCHEME_NAMES[scheme]]),
    row('Header', [{ code: header }]),
    row('Signed text', [{ code: content }, content.includes('{body}') ? ', where {body} is the raw request body' : '']),
    row('Written as', [encoding, ...(prefix === '' ? [] : [' after ', { code: prefix }])]),
    row('Several signatures', separatorText(separator)),
    row('Tolerance of the time', [tolerance === undefined ? 'no time is signed' : durationText(tolerance)]),
  ];
}

function separatorText(separator: string | undefined): readonly Inline[] {
  if (separator === undefined) return ['no'];
  return ['yes, separated by ', separator === ' ' ? 'a space' : { code: separator }, '; one that fits is enough'];
}

function attemptRows({ method, contentType, timeout, success, retries, retryFor }: Partial<Delivery>): DeliveryRow[] {
  return [
    row('Request', [...(method ? [`${method} `] : []), ...(contentType ? [{ code: contentType }] : [])]),
    row('Answer within', timeout ? [durationText(timeout)] : []),
    row('Counts as delivered', success ? [{ code: success }] : []),
    row('Retries', retryText(retries, retryFor)),
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

function guaranteeRows({ disableAfter, semantics, ordering, https }: Partial<Delivery>): DeliveryRow[] {
  return [
    { ...row('Endpoint switched off', []), ...(disableAfter && { prose: disableAfter }) },
    row('Guarantee', semantics ? [SEMANTICS[semantics]] : []),
    row('Order', ordering ? [ORDERING[ordering]] : []),
    row('HTTPS', https ? [https] : []),
  ];
}
