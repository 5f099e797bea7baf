import type { DeliveryPolicy, RuntimeExpression, Signature, Webhook } from '@hookbook/contract';
import { inAlphabeticalOrder, toPointer } from '@hookbook/contract/data';
import type { RuleName, Severity } from '../rules/catalogue.ts';

/** A change of a provider's facts. */
export interface FactChange {
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly message: string;
}

/** The changes of how a provider signs and delivers. */
export function factChanges(base: Webhook, head: Webhook): readonly FactChange[] {
  return [
    ...placeChanges(base, head),
    ...signatureChanges(base.signature, head.signature),
    ...deliveryChanges(base.delivery, head.delivery),
    ...formatChanges(base, head),
    ...changed('handshake-changed', 'breaking', 'The handshake', handshakeText(base), handshakeText(head)),
    ...changed('delivery-changed', 'docs', 'The test event', base.ping, head.ping),
  ];
}

function textOf(value: unknown): string {
  return value === undefined ? 'unpublished' : typeof value === 'string' ? value : JSON.stringify(value);
}

function changed(
  rule: RuleName,
  severity: Severity,
  label: string,
  before: unknown,
  after: unknown,
): readonly FactChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ rule, severity, message: `${label} changed from ${textOf(before)} to ${textOf(after)}.` }];
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
  rule: RuleName,
  label: string,
  before: RuntimeExpression | undefined,
  after: RuntimeExpression | undefined,
) {
  const texts = [expressionsText(before), expressionsText(after)] as const;
  return before === undefined
    ? changed('place-added', 'compatible', label, ...texts)
    : changed(rule, 'breaking', label, ...texts);
}

function placeChanges(base: Webhook, head: Webhook): readonly FactChange[] {
  return [
    ...changed(
      'event-type-moved',
      'breaking',
      'The event type expression',
      expressionsText(base.eventType),
      expressionsText(head.eventType),
    ),
    ...movedPlace('event-id-moved', 'The event ID expression', base.eventId, head.eventId),
    ...movedPlace('idempotency-key-moved', 'The idempotency key expression', base.idempotencyKey, head.idempotencyKey),
    ...movedPlace('place-moved', 'The time expression', base.occurredAt, head.occurredAt),
    ...movedPlace('place-moved', 'The redelivery flag', base.redelivered, head.redelivered),
    ...movedPlace('place-moved', 'The resource expression', base.resource, head.resource),
    ...movedPlace('place-moved', 'The data expression', base.data, head.data),
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
  if (!base) return [{ rule: 'signature-added', severity: 'compatible', message: 'Deliveries are now signed.' }];
  if (!head) return [{ rule: 'signature-removed', severity: 'breaking', message: 'Deliveries are no longer signed.' }];
  const rules = Object.keys(SIGNATURE_FACTS) as (keyof typeof SIGNATURE_FACTS)[];
  const facts = rules.flatMap((rule) =>
    SIGNATURE_FACTS[rule].flatMap((member: keyof Signature) => {
      const [before, after] = [withoutTolerance(base[member]), withoutTolerance(head[member])];
      return changed(rule, 'breaking', `\`${member}\` of the signature`, before, after);
    }),
  );
  const byRule = new Map(facts.map((change) => [change.rule, change]));
  return [...byRule.values(), ...furtherChanges(base, head), ...toleranceChanges(base, head)];
}

/** Receivers may verify one of the further signatures alone. Their order means nothing. */
function furtherChanges(base: Signature, head: Signature): readonly FactChange[] {
  const [before, after] = [furtherOf(base), furtherOf(head)];
  const isIn = (others: readonly Further[]) => (one: Further) =>
    others.some((other) => other.facts === one.facts || other.differences === one.differences);
  return [
    ...before
      .filter((one) => !isIn(after)(one))
      .map(
        ({ text }): FactChange => ({
          ...{ rule: 'signature-removed', severity: 'breaking', message: `Deliveries no longer have ${text}.` },
        }),
      ),
    ...after
      .filter((one) => !isIn(before)(one))
      .map(
        ({ text }): FactChange => ({
          ...{ rule: 'signature-added', severity: 'compatible', message: `Deliveries also have ${text}.` },
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
  return changed(rule, isNarrower ? 'compatible' : 'breaking', 'The tolerance of timestamps', before, after);
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
    ...OTHER_FACTS.flatMap((fact) => changed('delivery-changed', 'docs', `\`${fact}\``, base[fact], head[fact])),
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
  // Receivers have to expect duplicates as long as nothing is published.
  if (after !== 'at-most-once' && before === 'at-most-once')
    return changed('duplicates-possible', 'breaking', label, before, after);
  return changed(
    after === 'at-most-once' ? 'duplicates-excluded' : 'delivery-changed',
    after === 'at-most-once' ? 'compatible' : 'docs',
    label,
    before,
    after,
  );
}

function seconds(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0, secs = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration) ?? [];
  return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(secs);
}

function timeoutChanges(before: string | undefined, after: string | undefined): readonly FactChange[] {
  if (before && after && seconds(before) === seconds(after)) return [];
  const label = 'The timeout';
  if (!before || !after) return changed('delivery-changed', 'docs', label, before, after);
  return seconds(after) < seconds(before)
    ? changed('timeout-shortened', 'breaking', label, before, after)
    : changed('timeout-lengthened', 'compatible', label, before, after);
}

/** A class such as `2xx` has all of its codes. */
function successChanges(before: string | undefined, after: string | undefined): readonly FactChange[] {
  const label = 'The success response';
  if (!before || !after) return changed('delivery-changed', 'docs', label, before, after);
  const isWider = after.endsWith('xx') && before.startsWith(after[0] ?? '');
  return isWider
    ? changed('success-widened', 'compatible', label, before, after)
    : changed('success-narrowed', 'breaking', label, before, after);
}

function httpsChanges(before: string | undefined, after: string | undefined): readonly FactChange[] {
  if (before === after) return [];
  const isRequired = after === 'required';
  return changed(
    isRequired ? 'https-required' : 'https-optional',
    isRequired ? 'breaking' : 'compatible',
    'HTTPS',
    before,
    after,
  );
}

const ORDER = ['none', 'per-resource', 'total'];

function orderChanges(before: string | undefined, after: string | undefined): readonly FactChange[] {
  const isLess = ORDER.indexOf(after ?? 'none') < ORDER.indexOf(before ?? 'none');
  return changed(
    isLess ? 'order-lost' : 'order-gained',
    isLess ? 'breaking' : 'compatible',
    'The order',
    before,
    after,
  );
}

/** Without a content type, the body is JSON. */
export function contentTypeChanges(before = 'application/json', after = 'application/json'): readonly FactChange[] {
  return mediaTypeOf(before) === mediaTypeOf(after)
    ? changed('delivery-changed', 'docs', 'The content type', before, after)
    : changed('content-type-changed', 'breaking', 'The content type', before, after);
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
  const isLess = before !== undefined && (after ?? 0) < before;
  const rule = isLess ? 'retries-reduced' : 'retries-added';
  const text = ({ retries, maxRetries }: Partial<DeliveryPolicy>) => retries?.join(', ') ?? maxRetries;
  return changed(rule, isLess ? 'breaking' : 'compatible', 'The retries', text(base), text(head));
}

function formatChanges(base: Webhook, head: Webhook): readonly FactChange[] {
  const [before = 'assertion', after = 'assertion'] = [base.formats, head.formats];
  const isLess = after === 'annotation';
  const rule = isLess ? 'formats-no-longer-asserted' : 'formats-asserted';
  return changed(rule, isLess ? 'breaking' : 'compatible', 'The use of formats', before, after);
}
