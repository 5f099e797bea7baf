import type { Webhook } from '@hookbook/contract';
import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { expressionsOf } from '../read/webhook.ts';
import type { DeliveryRule } from './deliveringProviders.ts';
import { GENERAL_HEADERS } from './httpHeaders.ts';
import { signedHeaders } from './signedContent.ts';

/** A response with a status of the class 1xx is followed by the final one. */
export const successIsFinal: DeliveryRule = ({ webhook: { delivery }, locate }) => {
  const success = delivery?.success;
  if (success === undefined || !success.startsWith('1')) return [];
  const message = `No delivery can succeed with "${success}": a response of the class 1xx is not final.`;
  const fix = 'Use a class such as 2xx, or one code such as 200.';
  return [createDiagnostic('delivery-invalid', locate('delivery', 'success'), message, { fix })];
};

export const timesAreLongerThanZero: DeliveryRule = ({ webhook: { delivery, signature }, locate }) => {
  const times = [
    { path: ['delivery', 'timeout'], duration: delivery?.timeout, effect: 'no response arrives in time' },
    {
      path: ['signature', 'tolerance'],
      duration: signature?.timestamp?.tolerance ?? signature?.tolerance,
      effect: 'every delivery is too old',
    },
  ];
  return times.flatMap(({ path, duration, effect }) => {
    if (duration === undefined || /[1-9]/.test(duration)) return [];
    const message = `x-webhook.${path.join('.')} is zero, so ${effect}.`;
    const fix = 'Use a duration such as PT15S, or leave it out.';
    return [createDiagnostic('delivery-invalid', locate(...path), message, { fix })];
  });
};

/** A timestamp that is not signed could be replaced. */
export const tolerancesHaveTimestamps: DeliveryRule = ({ webhook, locate }) => {
  if (webhook.signature?.tolerance === undefined || mayContainTimestamp(webhook)) return [];
  const message = 'x-webhook.signature.tolerance needs a timestamp, but the signed content has none.';
  const fix = 'Add the header with the timestamp to content, or remove tolerance.';
  return [createDiagnostic('delivery-invalid', locate('signature', 'tolerance'), message, { fix })];
};

/** Any signed header may be a timestamp unless it is known to be something else. The body may contain one, too. */
function mayContainTimestamp(webhook: Webhook): boolean {
  if (!webhook.signature || webhook.occurredAt?.in === 'payload') return true;
  const otherHeaders = expressionsOf(webhook)
    .filter(({ field, expression }) => field !== 'occurredAt' && expression.in === 'header')
    .flatMap(({ expression }) => expression.path);
  const other = new Set([...GENERAL_HEADERS, ...otherHeaders]);
  return signedHeaders(webhook.signature).some((name) => !other.has(name.toLowerCase()));
}
