import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Provider, Signature } from '../catalogue/provider.ts';
import { UsageError } from '../errors/usageError.ts';
import type { IdentifiedMessage } from './buildMessage.ts';
import { signatureValue } from './sign.ts';

interface SignedHeadersInput {
  readonly provider: Provider;
  readonly message: IdentifiedMessage;
  readonly body: string;
  readonly signature: Signature;
  readonly secrets: readonly string[];
  readonly at: Date;
}

/** The headers of an attempt, including the signature. */
export function signedHeaders({
  provider,
  message,
  body,
  signature,
  secrets,
  at,
}: SignedHeadersInput): Readonly<Record<string, string>> {
  const unsigned: Record<string, string> = {
    'content-type': provider.webhook.delivery?.contentType ?? 'application/json',
    'user-agent': 'hookbook-mock-server',
    ...message.headers,
    ...(signature.scheme === 'standard-webhooks' ? standardWebhooksHeaders(message.id, at) : {}),
  };
  const headers = { ...unsigned, [signature.header]: signatureValue({ signature, secrets, headers: unsigned, body }) };
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  return headers;
}

function standardWebhooksHeaders(id: string, at: Date): Readonly<Record<string, string>> {
  if (!/^[!-~]+$/.test(id) || id.includes('.')) {
    throw new UsageError({
      code: 'invalid-id',
      message: `The id ${JSON.stringify(id)} is not a valid webhook-id.`,
      where: 'id',
      fix: 'Use an `id` of visible ASCII characters without full stops.',
    });
  }
  return { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)) };
}

function checkHeader(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new UsageError({
      code: 'invalid-header',
      message: `${JSON.stringify(`${name}: ${value}`)} is not a valid HTTP header.`,
      where: name,
      fix: 'Fix the value in the contract or in the options: header values are Latin-1 without line breaks.',
    });
  }
}
