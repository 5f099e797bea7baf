import type { RuntimeExpression, Signature, Webhook } from '@hookbook/contract';

/** The headers that every delivery of a provider has, each with the section of its page that explains it. */
export function deliveryHeaders({ signature, ...webhook }: Webhook): ReadonlyMap<string, string> {
  const expressions: readonly (RuntimeExpression | undefined)[] = [
    ...webhook.eventType,
    webhook.eventId,
    webhook.idempotencyKey,
    webhook.occurredAt,
    webhook.redelivered,
  ];
  const { header, timestamp, id, headers = {}, also = [] }: Partial<Signature> = signature ?? {};
  const signed = [header, ...also.map((other) => other.header), timestamp?.header, id?.header, ...Object.keys(headers)];
  return new Map([
    ...expressions.flatMap((found) => (found?.in === 'header' ? [[found.path.join('.'), 'places'] as const] : [])),
    ...signed.flatMap((name) => (name === undefined ? [] : [[name, 'signature'] as const])),
  ]);
}
