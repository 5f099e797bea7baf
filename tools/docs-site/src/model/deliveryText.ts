import type { RuntimeExpression, Webhook } from '@hookbook/contract';
import { durationText } from '../text/durationText.ts';
import type { Inline } from './sections.ts';

export const SCHEME_NAMES = { 'hmac-sha256': 'HMAC-SHA256', 'standard-webhooks': 'Standard Webhooks' } as const;

export function eventTypeText(expressions: Webhook['eventType']): readonly Inline[] {
  if (expressions.length === 0)
    return ['not in the delivery: the receiver knows it, for example from the URL or topic'];
  const text = expressions.flatMap((expression, index) => [
    ...(index === 0 ? [] : [' then ']),
    ...expressionText(expression),
  ]);
  return expressions.length > 1 ? [...text, ', joined with a dot'] : text;
}

export function expressionText(expression: RuntimeExpression | undefined): readonly Inline[] {
  if (expression === undefined) return [];
  const name = { code: expression.path.join('.') };
  if (expression.in === 'header') return ['header ', name];
  return expression.path.length === 0 ? ['the request body'] : [name, ' in the body'];
}

export function retryText(retries: readonly string[] | undefined, retryFor: string | undefined): readonly string[] {
  if (retries?.length === 0) return ['none'];
  const times = retries?.length === 1 ? 'once' : `${retries?.length} times`;
  const schedule = retries && `${times}, after ${retries.map(durationText).join(', ')}`;
  const duration = retryFor && `for up to ${durationText(retryFor)}`;
  return [[schedule, duration].filter((text) => text !== undefined).join('; ')].filter((text) => text !== '');
}
