import type { Delivery, RuntimeExpression, Signature, Webhook } from '@hookbook/contract';
import type { Severity } from './change.ts';

/** A change of a provider's facts. */
export interface FactChange {
  readonly rule: string;
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
  ];
}

function textOf(value: unknown): string {
  return value === undefined ? 'not published' : typeof value === 'string' ? value : JSON.stringify(value);
}

function changed(
  rule: string,
  severity: Severity,
  label: string,
  before: unknown,
  after: unknown,
): readonly FactChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ rule, severity, message: `${label} was ${textOf(before)}, and is ${textOf(after)}.` }];
}

function expressionsText(expressions: readonly RuntimeExpression[] | RuntimeExpression | undefined): unknown {
  if (expressions === undefined) return undefined;
  return [expressions]
    .flat()
    .map(({ expression }) => expression)
    .join(' and ');
}

/** A receiver that reads a place which was not published before loses nothing. */
function movedPlace(
  rule: string,
  label: string,
  before: RuntimeExpression | undefined,
  after: RuntimeExpression | undefined,
) {
  const severity = before === undefined ? 'compatible' : 'breaking';
  return changed(rule, severity, label, expressionsText(before), expressionsText(after));
}

function placeChanges(base: Webhook, head: Webhook): readonly FactChange[] {
  return [
    ...changed(
      'event-type-moved',
      'breaking',
      'The place of the event type',
      expressionsText(base.eventType),
      expressionsText(head.eventType),
    ),
    ...movedPlace('event-id-moved', 'The place of the event ID', base.eventId, head.eventId),
    ...movedPlace(
      'idempotency-key-moved',
      'The place of the idempotency key',
      base.idempotencyKey,
      head.idempotencyKey,
    ),
  ];
}

const SIGNATURE_FACTS = {
  'signature-scheme': ['algorithm', 'key', 'timestamp', 'id'],
  'signature-header': ['header', 'member'],
  'signature-encoding': ['encoding'],
  'signature-prefix': ['format'],
  'signature-content': ['content'],
  'signature-separator': ['separator'],
} as const satisfies Readonly<Record<string, readonly (keyof Signature)[]>>;

function signatureChanges(base: Signature | undefined, head: Signature | undefined): readonly FactChange[] {
  if (!base && !head) return [];
  if (!base) return [{ rule: 'signature-added', severity: 'compatible', message: 'Deliveries are signed now.' }];
  if (!head) return [{ rule: 'signature-removed', severity: 'breaking', message: 'Deliveries are no longer signed.' }];
  const facts = Object.entries(SIGNATURE_FACTS).flatMap(([rule, members]) =>
    members.flatMap((member) => {
      const [before, after] = [withoutTolerance(base[member]), withoutTolerance(head[member])];
      return changed(rule, 'breaking', `\`${member}\` of the signature`, before, after);
    }),
  );
  const byRule = new Map(facts.map((change) => [change.rule, change]));
  return [...byRule.values(), ...toleranceChanges(base, head)];
}

function withoutTolerance(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { tolerance: _, ...others } = value as { readonly tolerance?: string };
  return others;
}

function toleranceChanges(base: Signature, head: Signature): readonly FactChange[] {
  const [before, after] = [base, head].map(({ timestamp, tolerance }) => timestamp?.tolerance ?? tolerance);
  if (before === after) return [];
  const isNarrower = after !== undefined && (before === undefined || seconds(after) < seconds(before));
  const rule = isNarrower ? 'tolerance-narrowed' : 'tolerance-widened';
  // A receiver with the old tolerance refuses what is signed earlier or later than that.
  return changed(rule, isNarrower ? 'compatible' : 'breaking', 'The tolerance of timestamps', before, after);
}

function deliveryChanges(base: Partial<Delivery> = {}, head: Partial<Delivery> = {}): readonly FactChange[] {
  return [
    ...ordered('timeout', base.timeout, head.timeout),
    ...successChanges(base.success, head.success),
    ...httpsChanges(base.https, head.https),
    ...changed(
      head.semantics === 'at-least-once' ? 'duplicates-possible' : 'default-changed',
      head.semantics === 'at-least-once' && base.semantics !== undefined ? 'breaking' : 'compatible',
      'The delivery guarantee',
      base.semantics,
      head.semantics,
    ),
    ...orderChanges(base.ordering, head.ordering),
    ...contentTypeChanges(base.contentType, head.contentType),
    ...retryChanges(base, head),
  ];
}

function seconds(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0, secs = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration) ?? [];
  return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(secs);
}

function ordered(name: 'timeout', before: string | undefined, after: string | undefined): readonly FactChange[] {
  if (before === after || (before && after && seconds(before) === seconds(after))) return [];
  const isShorter = after !== undefined && (before === undefined || seconds(after) < seconds(before));
  const severity = isShorter && before !== undefined ? 'breaking' : 'compatible';
  return changed(isShorter ? `${name}-shortened` : `${name}-lengthened`, severity, `The ${name}`, before, after);
}

/** A class such as `2xx` has all of its codes. */
function successChanges(before: string | undefined, after: string | undefined): readonly FactChange[] {
  if (before === after) return [];
  const isWider = before && after?.endsWith('xx') && before.startsWith(after[0] ?? '');
  const isNarrower = !isWider && before !== undefined && after !== undefined;
  const rule = isNarrower ? 'success-narrowed' : 'success-widened';
  return changed(rule, isNarrower ? 'breaking' : 'compatible', 'The response for success', before, after);
}

function httpsChanges(before: string | undefined, after: string | undefined): readonly FactChange[] {
  if (before === after) return [];
  const isRequired = after === 'required';
  return changed(
    isRequired ? 'https-required' : 'default-changed',
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

function contentTypeChanges(before = 'application/json', after = 'application/json'): readonly FactChange[] {
  return changed('content-type-changed', 'breaking', 'The content type', before, after);
}

function retryChanges(base: Partial<Delivery>, head: Partial<Delivery>): readonly FactChange[] {
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
  const text = ({ retries, maxRetries }: Partial<Delivery>) => retries?.join(', ') ?? maxRetries;
  return changed(rule, isLess ? 'breaking' : 'compatible', 'The retries', text(base), text(head));
}

function formatChanges(base: Webhook, head: Webhook): readonly FactChange[] {
  const [before = 'assertion', after = 'assertion'] = [base.formats, head.formats];
  const isLess = after === 'annotation';
  const rule = isLess ? 'formats-no-longer-asserted' : 'formats-asserted';
  return changed(rule, isLess ? 'breaking' : 'compatible', 'Formats are', before, after);
}
