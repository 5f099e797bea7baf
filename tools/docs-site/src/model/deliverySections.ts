import type { AttemptFact, AttemptPolicy, DeliveryPolicy, Origin, Signature, Webhook } from '@hookbook/contract';
import type { ValuePlace } from '../../../../packages/webhook/src/signature/signature.ts';
import { ownValueNames } from '../../../../packages/webhook/src/signature/values.ts';
import { verifyCode } from '../code/verifyCode.ts';
import { durationText } from '../text/durationText.ts';
import {
  algorithmText,
  codesText,
  disableText,
  eventTypeText,
  expressionText,
  handshakeText,
  retryText,
  schemeText,
  signaturePlace,
} from './deliveryText.ts';
import { DELIVERY_ORIGINS, listText } from './labels.ts';
import { lifeOf } from './life.ts';
import type { DeliveryRow, Inline, LifeStep, Section } from './sections.ts';
import { signatureFacts } from './signatureFacts.ts';
import { attemptTimes } from './timeline.ts';

/** How a provider delivers. Each section also lists what the vendor does not publish. */
export function deliverySections(webhook: Webhook): readonly Section[] {
  const { signature, delivery } = webhook;
  return [
    section('places', 'Event type and IDs', locationRows(webhook)),
    section('signature', 'Signature', signature ? signatureRows(signature) : [row('Scheme', [])], {
      ...signature,
      ...(signature && { code: verifyCode(signature) }),
    }),
    ...checkSections(signature),
    section('delivery', 'Delivery', deliveryRows(delivery ?? {}), {
      ...delivery,
      ...(delivery && { life: lifeOf(webhook) }),
      times: attemptTimes(delivery ?? {}),
    }),
  ];
}

/** The form that checks a signature is a section of its own, so that other pages and the search can link to it. */
export const CHECK = 'check-signature';

function checkSections(signature: Signature | undefined): readonly Section[] {
  const facts = signature && signatureFacts(signature);
  if (!facts) return [];
  return [
    {
      ...{ id: CHECK, title: 'Check a signature', htmlOnly: true },
      blocks: [
        { kind: 'text', text: [CHECK_INTRO, ...checkedText(signature)] },
        { kind: 'signatureCheck', facts },
      ],
    },
  ];
}

const CHECK_INTRO =
  'Does your receiver reject a request? Paste the request to see each step of its signature and the likely mistake. The form works offline: it sends and stores nothing.';

function checkedText({ header = '', also }: Signature): readonly Inline[] {
  return also ? [' It checks the signature in ', { code: header }, ' and none of the others.'] : [];
}

interface SectionDetails extends Pick<Section, 'origin'> {
  readonly description?: string;
  readonly code?: string;
  readonly life?: readonly LifeStep[];
  readonly times?: readonly number[] | undefined;
}

function section(id: string, title: string, rows: readonly DeliveryRow[], details: SectionDetails = {}): Section {
  const { origin, description = '', code, life, times } = details;
  const unpublished = rows.filter((candidate) => !isPublished(candidate)).map(({ label }) => label);
  return {
    id,
    title,
    ...(origin && { origin }),
    blocks: [
      origin === 'hookbook' ? { kind: 'text', text: [NOT_FROM_VENDOR], style: 'note', htmlOnly: true } : undefined,
      { kind: 'prose', prose: description },
      life && { kind: 'life', steps: life },
      times && { kind: 'timeline', times },
      { kind: 'rows', rows: rows.filter(isPublished) },
      unpublished.length > 0
        ? { kind: 'text', text: [`Not published: ${listText(unpublished)}.`], style: 'quiet' }
        : undefined,
      code === undefined ? undefined : { kind: 'code', code, language: 'ts', caption: 'TypeScript for Node' },
    ],
  };
}

function isPublished({ value, prose }: DeliveryRow): boolean {
  return value.length > 0 || prose !== undefined;
}

const NOT_FROM_VENDOR = 'The vendor does not document this. Hookbook chose the values below.';

function row(label: string, value: readonly Inline[]): DeliveryRow {
  return { label, value };
}

export function locationRows(webhook: Webhook): DeliveryRow[] {
  return [
    row('Event type', eventTypeText(webhook.eventType)),
    row('Event ID', expressionText(webhook.eventId)),
    row('Idempotency key', expressionText(webhook.idempotencyKey)),
    row('Event time', expressionText(webhook.occurredAt)),
    row('Redelivery marker', expressionText(webhook.redelivered)),
    ...(webhook.resource ? [row('Resource', expressionText(webhook.resource))] : []),
    row('Event data', expressionText(webhook.data)),
    ...(webhook.handshake ? [row('Handshake', handshakeText(webhook.handshake))] : []),
    ...(webhook.formats === 'annotation' ? [row('Property formats', ['hints only: values may not match them'])] : []),
  ];
}

export function signatureRows(signature: Signature): DeliveryRow[] {
  const { algorithm, format, separator, timestamp, id, headers = {}, also = [] } = signature;
  const tolerance = timestamp?.tolerance ?? signature.tolerance;
  const isToken = algorithm === 'none';
  return [
    row('Scheme', [schemeText(signature)]),
    row(signature.header === undefined ? 'Place' : 'Header', signaturePlace(signature)),
    ...(isToken ? [] : [row('Signed content', contentText(signature))]),
    row('Encoding', [encodingText(signature), ...formatText(format)]),
    row('Multiple signatures', separatorText(separator)),
    ...(also.length > 0 ? [row('Further signatures', furtherText(signature, also))] : []),
    ...placeRow('Timestamp', timestamp),
    ...placeRow('Signed ID', id),
    ...Object.entries(headers).map(([name, value]) => row('Added header', [{ code: `${name}: ${value}` }])),
    row('Timestamp tolerance', toleranceText(timestamp !== undefined, tolerance)),
  ];
}

/** A header that contains more than one value. */
function placeRow(label: string, { header, format }: ValuePlace = {}): readonly DeliveryRow[] {
  if (header === undefined || format === undefined) return [];
  return [row(label, ['header ', { code: header }, ', in the form ', { code: format }])];
}

function encodingText({ algorithm, encoding }: Signature): string {
  if (encoding === 'text') return 'the token';
  return algorithm === 'none' ? `the token in ${encoding}` : encoding;
}

function contentText(signature: Signature): readonly Inline[] {
  const content = [signature.content].flat().join('');
  const code = content.replaceAll('\n', LINE_FEED);
  const explained = Object.entries(VALUES).filter(([name]) => code.includes(name));
  const own = ownValueNames(signature).map(
    (name) => `{value:${name}} is not in the request: the provider shows it to you`,
  );
  const texts = [...explained.map(([name, text]) => `${name} is ${text}`), ...own];
  return [{ code }, texts.length === 0 ? '' : `, where ${listText(texts)}`];
}

/** Each further signature with the facts in which it differs. */
function furtherText(main: Signature, also: NonNullable<Signature['also']>): readonly Inline[] {
  const texts = also.flatMap((one): readonly Inline[] => [
    { code: one.header ?? '' },
    ...(one.algorithm === main.algorithm ? [] : [` with ${algorithmText(one)}`]),
    ...(one.encoding === main.encoding ? [] : [`, in ${one.encoding}`]),
    ...(one.format === main.format ? [] : formatText(one.format)),
    ...(isSame(one.content, main.content)
      ? []
      : [' of ', { code: [one.content].flat().join('').replaceAll('\n', LINE_FEED) }]),
    ...(one.secret === undefined ? [] : [', with the second secret, if there is one']),
    '; ',
  ]);
  return [...texts, 'one valid signature is enough'];
}

function isSame(one: Signature['content'], other: Signature['content']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** As it is written in code: a page would show a space. */
const LINE_FEED = '\\n';

/** What the names of some values do not say. */
const VALUES = {
  '{body}': 'the raw request body',
  '{authority}': 'the host of the URL and its port unless it is the default',
  '{sha256-base64}': 'the SHA-256 hash of the raw request body in base64',
  [LINE_FEED]: 'a line feed',
};

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

export function deliveryRows({
  method,
  contentType,
  environments = {},
  ...delivery
}: Partial<DeliveryPolicy>): DeliveryRow[] {
  const inEnvironments = Object.entries(environments).flatMap(([name, attempts]) =>
    attemptRows(attempts, delivery.origin).map((found) => ({ ...found, label: `${found.label} (${name})` })),
  );
  return [
    row('Request', [...(method ? [`${method} `] : []), ...(contentType ? [{ code: contentType }] : [])]),
    ...attemptRows(delivery, delivery.origin),
    ...inEnvironments.filter(isPublished),
    ...guaranteeRows(delivery),
  ];
}

function attemptRows(attempts: AttemptPolicy, origin: Origin | undefined): DeliveryRow[] {
  const { timeout, success, retryAfter, stopOn, disableAfter, origins = {} } = attempts;
  const other = (facts: readonly AttemptFact[]) =>
    facts.map((fact) => origins[fact]).find((found) => found !== undefined);
  const fact = (label: string, facts: readonly AttemptFact[], value: readonly Inline[]) =>
    row(label, withOrigin(value, other(facts), origin));
  const { description, ...numbers } = disableAfter ?? {};
  return [
    fact('Timeout', ['timeout'], timeout ? [durationText(timeout)] : []),
    fact('Success response', ['success'], success ? [{ code: success }] : []),
    fact('Retries', ['retries', 'maxRetries', 'retryFor'], retryText(attempts)),
    ...(retryAfter ? [fact('Retry-After header', ['retryAfter'], [retryAfter])] : []),
    ...(stopOn ? [fact('No further attempt after', ['stopOn'], codesText(stopOn))] : []),
    {
      ...fact('Endpoint disabled', ['disableAfter'], disableText(numbers)),
      ...(description !== undefined && { prose: description }),
    },
  ];
}

/** Says who chose a value, if it is not who chose the others. */
function withOrigin(
  value: readonly Inline[],
  origin: Origin | undefined,
  others: Origin | undefined,
): readonly Inline[] {
  if (value.length === 0 || origin === undefined || origin === others) return value;
  return [...value, ` (${DELIVERY_ORIGINS[origin]})`];
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

function guaranteeRows({ semantics, ordering, https }: Partial<DeliveryPolicy>): DeliveryRow[] {
  return [
    row('Delivery guarantee', semantics ? [SEMANTICS[semantics]] : []),
    row('Ordering', ordering ? [ORDERING[ordering]] : []),
    row('HTTPS', https ? [https] : []),
  ];
}
