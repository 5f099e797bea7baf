import type { AttemptPolicy, DisableAfter, Handshake, RuntimeExpression, Signature, Webhook } from '@hookbook/contract';
import { durationText } from '../text/durationText.ts';
import type { Inline } from './sections.ts';

/** A scheme for display: `HMAC-SHA256`, `Standard Webhooks`, or the name of another one that many know. */
export function schemeText({ scheme, algorithm }: Pick<Signature, 'scheme' | 'algorithm'>): string {
  if (scheme === 'standard-webhooks') return 'Standard Webhooks';
  return scheme === algorithm ? ALGORITHM_NAMES[algorithm] : `${scheme} (${ALGORITHM_NAMES[algorithm]})`;
}

export function algorithmText({ algorithm }: Pick<Signature, 'algorithm'>): string {
  return ALGORITHM_NAMES[algorithm];
}

const ALGORITHM_NAMES: Readonly<Record<Signature['algorithm'], string>> = {
  'hmac-sha1': 'HMAC-SHA1',
  'hmac-sha256': 'HMAC-SHA256',
  'hmac-sha512': 'HMAC-SHA512',
  ed25519: 'Ed25519',
  'ecdsa-p256-sha256': 'ECDSA P-256 with SHA-256',
  'rsa-sha1': 'RSA with SHA-1',
  'rsa-sha256': 'RSA with SHA-256',
  'rsa-sha512': 'RSA with SHA-512',
  sha1: 'SHA-1 with the secret',
  sha256: 'SHA-256 with the secret',
  none: 'a shared token',
};

/** The header or the property that contains the signature. */
export function signaturePlace({ header, member, query }: Signature): readonly Inline[] {
  if (header !== undefined) return [{ code: header }];
  if (query !== undefined) return [{ code: query }, ' in the query of the URL'];
  return [{ code: (member ?? '').slice(1).replaceAll('/', '.') }, ' in the body'];
}

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

/** Which request a receiver answers, and with what. */
export function handshakeText({ when, challenge, query, method, response }: Handshake): readonly Inline[] {
  const answer = { code: typeof response === 'string' ? response : JSON.stringify(response) };
  if (query !== undefined)
    return ['answer a ', { code: method }, ' request with the query parameter ', { code: query }, ' with ', answer];
  const conditions = when.flatMap(({ place, value }, index) => [
    index === 0 ? 'if ' : ' and ',
    ...expressionText(place),
    ' is ',
    { code: value },
  ]);
  return [...conditions, ', answer with ', answer, ', where the challenge is ', ...expressionText(challenge)];
}

export function retryText({ retries, maxRetries, retryFor }: AttemptPolicy): readonly string[] {
  if (retries?.length === 0) return ['none'];
  const schedule = retries && `${timesText(retries.length)}, after ${retries.map(durationText).join(', ')}`;
  const number = maxRetries && timesText(maxRetries);
  const duration = retryFor && `for up to ${durationText(retryFor)}`;
  const parts = [schedule ?? number, duration].filter((text) => text !== undefined);
  return parts.length === 0 ? [] : [parts.join(schedule === undefined ? ', ' : '; ')];
}

function timesText(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

export function codesText(codes: readonly string[]): readonly Inline[] {
  return codes.flatMap((code, index) => [...(index === 0 ? [] : [', ']), { code }]);
}

/** `after 6 failed attempts per message, for 1,500 messages within 30 days`, and `at once after a response with 410`. */
export function disableText({ statuses = [], ...numbers }: DisableAfter): readonly string[] {
  const text = [
    ...limitText(numbers),
    ...(statuses.length === 0 ? [] : [`at once after a response with ${statuses.join(' or ')}`]),
  ];
  return text.length === 0 ? [] : [text.join(', or ')];
}

function limitText({ failedAttempts, failedMessages, within }: DisableAfter): readonly string[] {
  const attempts = failedAttempts && `${count(failedAttempts, 'failed attempt')} per message`;
  const messages = failedMessages && count(failedMessages, attempts ? 'message' : 'failed message');
  const parts = [attempts, messages && (attempts ? `for ${messages}` : messages)].filter(Boolean);
  const text = [parts.join(', '), within && `within ${durationText(within)}`].filter(Boolean).join(' ');
  return text === '' ? [] : [`after ${text}`.replace('after within', 'within')];
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}
