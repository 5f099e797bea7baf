import type { Delivery, Signature, Webhook } from '@hookbook/contract';
import { verifyCode } from '../code/verifyCode.ts';
import { durationText } from '../text/durationText.ts';
import { eventTypeText, expressionText, retryText, schemeText, signaturePlace } from './deliveryText.ts';
import { listText } from './labels.ts';
import type { DeliveryRow, Inline, Section } from './sections.ts';

/** How a provider delivers. Each section also lists what the vendor does not publish. */
export function deliverySections({ signature, delivery, ...webhook }: Webhook): readonly Section[] {
  return [
    section('places', 'Event type and IDs', locationRows(webhook)),
    section('signature', 'Signature', signature ? signatureRows(signature) : [row('Scheme', [])], {
      ...signature,
      ...(signature && { code: verifyCode(signature) }),
    }),
    section('delivery', 'Delivery', [...attemptRows(delivery ?? {}), ...guaranteeRows(delivery ?? {})], delivery),
  ];
}

interface SectionDetails extends Pick<Section, 'origin'> {
  readonly description?: string;
  readonly code?: string;
}

function section(id: string, title: string, rows: readonly DeliveryRow[], details: SectionDetails = {}): Section {
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

const NOT_FROM_VENDOR = 'The vendor does not document this. Hookbook chose the values below.';

function row(label: string, value: readonly Inline[]): DeliveryRow {
  return { label, value };
}

function locationRows(webhook: Webhook): DeliveryRow[] {
  return [
    row('Event type', eventTypeText(webhook.eventType)),
    row('Event ID', expressionText(webhook.eventId)),
    row('Idempotency key', expressionText(webhook.idempotencyKey)),
    row('Event time', expressionText(webhook.occurredAt)),
    row('Redelivery marker', expressionText(webhook.redelivered)),
    row('Event data', expressionText(webhook.data)),
    ...(webhook.formats === 'annotation' ? [row('Property formats', ['hints only: values may not match them'])] : []),
  ];
}

function signatureRows(signature: Signature): DeliveryRow[] {
  const { algorithm, encoding, format, separator, timestamp } = signature;
  const tolerance = timestamp?.tolerance ?? signature.tolerance;
  const content = [signature.content].flat().join('');
  const isToken = algorithm === 'none';
  return [
    row('Scheme', [schemeText(signature)]),
    row(signature.header === undefined ? 'Place' : 'Header', signaturePlace(signature)),
    ...(isToken ? [] : [row('Signed content', contentText(content))]),
    row('Encoding', [isToken ? 'the token' : encoding, ...formatText(format)]),
    row('Multiple signatures', separatorText(separator)),
    row('Timestamp tolerance', toleranceText(timestamp !== undefined, tolerance)),
  ];
}

function contentText(content: string): readonly Inline[] {
  return [{ code: content }, content.includes('{body}') ? ', where {body} is the raw request body' : ''];
}

function formatText(format: string): readonly Inline[] {
  const [, prefix] = /^([^{}]*)\{signature\}$/.exec(format) ?? [];
  if (prefix === '') return [];
  return prefix === undefined ? [', in the form ', { code: format }] : [', prefixed with ', { code: prefix }];
}

function toleranceText(isTimed: boolean, tolerance: string | undefined): readonly Inline[] {
  if (tolerance !== undefined) return [durationText(tolerance)];
  return [isTimed ? 'not published' : 'no signed timestamp'];
}

function separatorText(separator: string | undefined): readonly Inline[] {
  if (separator === undefined) return ['no'];
  return ['yes, separated by ', separator === ' ' ? 'a space' : { code: separator }, '; one valid signature is enough'];
}

function attemptRows({ method, contentType, timeout, success, retries, retryFor }: Partial<Delivery>): DeliveryRow[] {
  return [
    row('Request', [...(method ? [`${method} `] : []), ...(contentType ? [{ code: contentType }] : [])]),
    row('Timeout', timeout ? [durationText(timeout)] : []),
    row('Success response', success ? [{ code: success }] : []),
    row('Retries', retryText(retries, retryFor)),
  ];
}

const ORDERING = {
  none: 'not guaranteed: events can arrive in any order',
  'per-resource': 'guaranteed per resource',
  total: 'guaranteed',
} as const;

const SEMANTICS = {
  'at-least-once': 'at least once: an event can arrive more than once',
  'at-most-once': 'at most once: events can be lost',
} as const;

function guaranteeRows({ disableAfter, semantics, ordering, https }: Partial<Delivery>): DeliveryRow[] {
  return [
    { ...row('Endpoint disabled', []), ...(disableAfter && { prose: disableAfter }) },
    row('Delivery guarantee', semantics ? [SEMANTICS[semantics]] : []),
    row('Ordering', ordering ? [ORDERING[ordering]] : []),
    row('HTTPS', https ? [https] : []),
  ];
}
