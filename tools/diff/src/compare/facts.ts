import type { DeliveryPolicy, RuntimeExpression, Signature, Webhook } from '@hookbook/contract';
import { inAlphabeticalOrder, toPointer } from '@hookbook/contract/data';
import type { RuleName, Severity } from '../rules/catalogue.ts';

/** A change of a provider's facts. */
export interface FactChange {
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly message: string;
  /** Where the fact is in `x-webhook`. */
  readonly path: readonly string[];
}

/** The changes of how a provider signs and delivers. */
export function factChanges(base: Webhook, head: Webhook): readonly FactChange[] {
  return [
    ...placeChanges(base, head),
    ...signatureChanges(base.signature, head.signature),
    ...deliveryChanges(base.delivery, head.delivery),
    ...formatChanges(base, head),
    ...changed(
      ['handshake'],
      'handshake-changed',
      'breaking',
      'The handshake',
      handshakeText(base),
      handshakeText(head),
    ),
    ...changed(['ping'], 'delivery-changed', 'docs', 'The test event', base.ping, head.ping),
  ];
}

function textOf(value: unknown): string {
  return value === undefined ? 'unpublished' : typeof value === 'string' ? value : JSON.stringify(value);
}

function changed(
  path: readonly string[],
  rule: RuleName,
  severity: Severity,
  label: string,
  before: unknown,
  after: unknown,
): readonly FactChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ rule, severity, message: `${label} changed from ${textOf(before)} to ${textOf(after)}.`, path }];
}

function handshakeText({ handshake }: Webhook): unknown {
  if (!handshake) return undefined;
  const { challenge, when, ...facts } = handshake;
  const conditions = Object.fromEntries(when.map(({ place, value }) => [expressionsText(place), value]));
  return inAlphabeticalOrder({ ...facts, when: conditions, challenge: expressionsText(challenge) });
}

function expressionsText(expressions: readonly RuntimeExpression[] | RuntimeExpression | undefined) {
  if (expressions === undefined) return undefined;
  return [expressions]
    .flat()
    .map(({ in: place, path }) => `$message.${place}#${toPointer(path)}`)
    .join(' and ');
}

/** A receiver that reads a place which was not published before loses nothing. */
function movedPlace(
  field: 'eventId' | 'idempotencyKey' | 'occurredAt' | 'redelivered' | 'resource' | 'data',
  rule: RuleName,
  label: string,
  [base, head]: readonly [Webhook, Webhook],
) {
  const texts = [expressionsText(base[field]), expressionsText(head[field])] as const;
  return base[field] === undefined
    ? changed([field], 'place-added', 'compatible', label, ...texts)
    : changed([field], rule, 'breaking', label, ...texts);
}

function placeChanges(base: Webhook, head: Webhook): readonly FactChange[] {
  const sides = [base, head] as const;
  const [before, after] = [expressionsText(base.eventType), expressionsText(head.eventType)];
  return [
    ...changed(['eventType'], 'event-type-moved', 'breaking', 'The event type expression', before, after),
    ...movedPlace('eventId', 'event-id-moved', 'The event ID expression', sides),
    ...movedPlace('idempotencyKey', 'idempotency-key-moved', 'The idempotency key expression', sides),
    ...movedPlace('occurredAt', 'place-moved', 'The time expression', sides),
    ...movedPlace('redelivered', 'place-moved', 'The redelivery flag', sides),
    ...movedPlace('resource', 'place-moved', 'The resource expression', sides),
    ...movedPlace('data', 'place-moved', 'The data expression', sides),
  ];
}

const SIGNATURE_FACTS = {
  'signature-scheme': ['algorithm', 'key', 'timestamp', 'id'],
  'signature-header': ['header', 'member', 'query'],
  'signature-encoding': ['encoding'],
  'signature-prefix': ['format'],
  'signature-content': ['content', 'headers'],
  'signature-separator': ['separator'],
} as const satisfies Partial<Readonly<Record<RuleName, readonly (keyof Signature)[]>>>;

function signatureChanges(base: Signature | undefined, head: Signature | undefined): readonly FactChange[] {
  if (!base && !head) return [];
  const path = ['signature'];
  if (!base) return [{ rule: 'signature-added', severity: 'compatible', message: 'Deliveries are now signed.', path }];
  if (!head)
    return [{ rule: 'signature-removed', severity: 'breaking', message: 'Deliveries are no longer signed.', path }];
  const rules = Object.keys(SIGNATURE_FACTS) as (keyof typeof SIGNATURE_FACTS)[];
  const facts = rules.flatMap((rule) =>
    SIGNATURE_FACTS[rule].flatMap((member: keyof Signature) => {
      const [before, after] = [withoutTolerance(base[member]), withoutTolerance(head[member])];
      return changed([...path, member], rule, 'breaking', `\`${member}\` of the signature`, before, after);
    }),
  );
  const byRule = new Map(facts.map((change) => [change.rule, change]));
  return [...byRule.values(), ...furtherChanges(base, head), ...toleranceChanges(base, head)];
}

/** Receivers may verify one of the further signatures alone. Their order means nothing. */
function furtherChanges(base: Signature, head: Signature): readonly FactChange[] {
  const [before, after] = [furtherOf(base), furtherOf(head)];
  const path = ['signature', 'also'];
  const isIn = (others: readonly Further[]) => (one: Further) =>
    others.some((other) => other.facts === one.facts || other.differences === one.differences);
  return [
    ...before
      .filter((one) => !isIn(after)(one))
      .map(
        ({ text }): FactChange => ({
          ...{ rule: 'signature-removed', severity: 'breaking', message: `Deliveries no longer have ${text}.`, path },
        }),
      ),
    ...after
      .filter((one) => !isIn(before)(one))
      .map(
        ({ text }): FactChange => ({
          ...{ rule: 'signature-added', severity: 'compatible', message: `Deliveries also have ${text}.`, path },
        }),
      ),
  ];
}

interface Further {
  readonly facts: string;
  /** The facts in which it differs from the main signature. A change of the others is one of that signature. */
  readonly differences: string;
  readonly text: string;
}

/** The time and the id are those of the main signature. */
const OWN_FACTS = ['algorithm', 'key', 'header', 'format', 'separator', 'encoding', 'content', 'secret'] as const;

function furtherOf({ also = [], ...main }: Signature): readonly Further[] {
  const known: Readonly<Record<string, unknown>> = { ...main };
  return also.map((one) => {
    const facts = OWN_FACTS.map((fact) => [fact, one[fact]] as const);
    const differences = facts.filter(([fact, value]) => JSON.stringify(value) !== JSON.stringify(known[fact]));
    return {
      facts: JSON.stringify(facts),
      differences: JSON.stringify(differences),
      text: `the signature with ${one.algorithm} in the header "${one.header}"`,
    };
  });
}

function withoutTolerance(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { tolerance: _, ...others } = value as { readonly tolerance?: string };
  return others;
}

function toleranceChanges(base: Signature, head: Signature): readonly FactChange[] {
  const [before, after] = [base, head].map(({ timestamp, tolerance }) => timestamp?.tolerance ?? tolerance);
  if (before === after || (before && after && seconds(before) === seconds(after))) return [];
  const isNarrower = after !== undefined && (before === undefined || seconds(after) < seconds(before));
  const rule = isNarrower ? 'tolerance-narrowed' : 'tolerance-widened';
  // A receiver with the old tolerance refuses what is signed earlier or later than that.
  const path = ['signature', 'tolerance'];
  return changed(path, rule, isNarrower ? 'compatible' : 'breaking', 'The tolerance of timestamps', before, after);
}

function deliveryChanges(
  base: Partial<DeliveryPolicy> = {},
  head: Partial<DeliveryPolicy> = {},
): readonly FactChange[] {
  return [
    ...timeoutChanges(base.timeout, head.timeout),
    ...successChanges(base.success, head.success),
    ...httpsChanges(base.https, head.https),
    ...semanticsChanges(base.semantics, head.semantics),
    ...orderChanges(base.ordering, head.ordering),
    ...retryChanges(base, head),
    ...OTHER_FACTS.flatMap((fact) =>
      changed(['delivery', fact], 'delivery-changed', 'docs', `\`${fact}\``, base[fact], head[fact]),
    ),
  ];
}

/** A receiver that is right for one value is right for the others. */
const OTHER_FACTS = [
  'method',
  'retryFor',
  'retryAfter',
  'stopOn',
  'disableAfter',
  'environments',
] as const satisfies readonly (keyof DeliveryPolicy)[];

function semanticsChanges(
  before: DeliveryPolicy['semantics'],
  after: DeliveryPolicy['semantics'],
): readonly FactChange[] {
  const label = 'The delivery guarantee';
  const path = ['delivery', 'semantics'];
  // Receivers have to expect duplicates as long as nothing is published.
  if (after !== 'at-most-once' && before === 'at-most-once')
    return changed(path, 'duplicates-possible', 'breaking', label, before, after);
  return after === 'at-most-once'
    ? changed(path, 'duplicates-excluded', 'compatible', label, before, after)
    : changed(path, 'delivery-changed', 'docs', label, before, after);
}

function seconds(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0, secs = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration) ?? [];
  return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(secs);
}

function timeoutChanges(before: string | undefined, after: string | undefined): readonly FactChange[] {
  if (before && after && seconds(before) === seconds(after)) return [];
  const label = 'The timeout';
  const path = ['delivery', 'timeout'];
  if (!before || !after) return changed(path, 'delivery-changed', 'docs', label, before, after);
  return seconds(after) < seconds(before)
    ? changed(path, 'timeout-shortened', 'breaking', label, before, after)
    : changed(path, 'timeout-lengthened', 'compatible', label, before, after);
}

/** A class such as `2xx` has all of its codes. */
function successChanges(before: string | undefined, after: string | undefined): readonly FactChange[] {
  const label = 'The success response';
  const path = ['delivery', 'success'];
  if (!before || !after) return changed(path, 'delivery-changed', 'docs', label, before, after);
  const isWider = after.endsWith('xx') && before.startsWith(after[0] ?? '');
  return isWider
    ? changed(path, 'success-widened', 'compatible', label, before, after)
    : changed(path, 'success-narrowed', 'breaking', label, before, after);
}

function httpsChanges(before: string | undefined, after: string | undefined): readonly FactChange[] {
  const path = ['delivery', 'https'];
  return after === 'required'
    ? changed(path, 'https-required', 'breaking', 'HTTPS', before, after)
    : changed(path, 'https-optional', 'compatible', 'HTTPS', before, after);
}

const ORDER = ['none', 'per-resource', 'total'];

function orderChanges(before: string | undefined, after: string | undefined): readonly FactChange[] {
  const path = ['delivery', 'ordering'];
  return ORDER.indexOf(after ?? 'none') < ORDER.indexOf(before ?? 'none')
    ? changed(path, 'order-lost', 'breaking', 'The order', before, after)
    : changed(path, 'order-gained', 'compatible', 'The order', before, after);
}

/** Without a content type, the body is JSON. */
export function contentTypeChanges(before = 'application/json', after = 'application/json'): readonly FactChange[] {
  const path = ['delivery', 'contentType'];
  return mediaTypeOf(before) === mediaTypeOf(after)
    ? changed(path, 'delivery-changed', 'docs', 'The content type', before, after)
    : changed(path, 'content-type-changed', 'breaking', 'The content type', before, after);
}

/** Without what means nothing: the case of names, and the encoding that JSON and forms have anyway. */
function mediaTypeOf(contentType: string): string {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const own = parameters.map((parameter) => parameter.trim()).filter((text) => !/^(?:charset="?utf-8"?)?$/.test(text));
  return [type.trim(), ...own.sort()].join(';');
}

function retryChanges(base: Partial<DeliveryPolicy>, head: Partial<DeliveryPolicy>): readonly FactChange[] {
  const [before, after] = [base, head].map(({ retries, maxRetries }) => retries?.length ?? maxRetries);
  if (JSON.stringify([base.retries, base.maxRetries]) === JSON.stringify([head.retries, head.maxRetries])) return [];
  if (
    base.retries &&
    head.retries &&
    base.retries.every((delay, index) => seconds(delay) === seconds(head.retries?.[index] ?? '')) &&
    before === after
  )
    return [];
  const path = ['delivery', head.retries === undefined ? 'maxRetries' : 'retries'];
  const text = ({ retries, maxRetries }: Partial<DeliveryPolicy>) => retries?.join(', ') ?? maxRetries;
  return before !== undefined && (after ?? 0) < before
    ? changed(path, 'retries-reduced', 'breaking', 'The retries', text(base), text(head))
    : changed(path, 'retries-added', 'compatible', 'The retries', text(base), text(head));
}

function formatChanges(base: Webhook, head: Webhook): readonly FactChange[] {
  const [before = 'assertion', after = 'assertion'] = [base.formats, head.formats];
  const label = 'The use of formats';
  return after === 'annotation'
    ? changed(['formats'], 'formats-no-longer-asserted', 'breaking', label, before, after)
    : changed(['formats'], 'formats-asserted', 'compatible', label, before, after);
}
