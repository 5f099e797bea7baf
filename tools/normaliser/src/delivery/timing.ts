import type { Webhook } from '@hookbook/contract';
import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { expressionsOf } from '../read/webhook.ts';
import { DURATION_FIX, isZero } from './attempts.ts';
import type { DeliveryRule } from './deliveringProviders.ts';
import { GENERAL_HEADERS } from './httpHeaders.ts';
import { signedHeaders } from './signedContent.ts';

/** A tolerance of nothing rejects every delivery. */
export const tolerancesAreLongerThanZero: DeliveryRule = ({ webhook: { signature }, locate }) => {
  const tolerance = signature?.timestamp?.tolerance ?? signature?.tolerance;
  if (tolerance === undefined || !isZero(tolerance)) return [];
  const message = 'x-webhook.signature.tolerance is zero, so every delivery is too old.';
  return [createDiagnostic('delivery-invalid', locate('signature', 'tolerance'), message, { fix: DURATION_FIX })];
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
  return signedHeaders(webhook.signature).some(({ name }) => !other.has(name.toLowerCase()));
}
