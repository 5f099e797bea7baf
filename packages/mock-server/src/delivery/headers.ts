import type { OwnValues, ValuePlace } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import type { Provider } from '../catalogue/provider.ts';
import { UsageError } from '../errors/usageError.ts';
import { type Body, bytesOf } from '../message/body.ts';
import type { IdentifiedMessage } from '../message/buildMessage.ts';
import { isHeader } from '../message/header.ts';
import { signatureFields } from './sign.ts';

interface SignedHeadersInput {
  readonly provider: Provider;
  readonly message: IdentifiedMessage;
  readonly body: Body;
  readonly signature: Signature;
  readonly secrets: readonly string[];
  readonly values: OwnValues | undefined;
  readonly at: Date;
  /** Where the delivery is sent, for schemes that sign it. */
  readonly url: string | undefined;
}

/** The headers of an attempt, including the signature. */
export function signedHeaders(input: SignedHeadersInput): Readonly<Record<string, string>> {
  const { provider, message, body, signature, secrets, values, at, url } = input;
  if (signature.id?.header !== undefined) checkId(message.id, signature.id);
  const unsigned: Record<string, string> = {
    'content-type': provider.webhook.delivery?.contentType ?? 'application/json',
    'user-agent': 'hookbook-mock-server',
    ...message.headers,
  };
  const request = { url, headers: unsigned, body: bytesOf(body), payload: message.payload };
  const signed = signatureFields({ signature, secrets, request, values, id: message.id, at }).headers;
  const headers = { ...unsigned, ...signed };
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  return headers;
}

function checkId(id: string, { format }: ValuePlace): void {
  // In a format, the id may be between quotation marks.
  const isQuotable = format === undefined || !/["\\]/.test(id);
  if (/^[!-~]+$/.test(id) && !id.includes('.') && isQuotable) return;
  throw new UsageError({
    code: 'invalid-id',
    message: `The id ${JSON.stringify(id)} is not a valid webhook-id.`,
    where: 'id',
    fix: `Use an \`id\` of visible ASCII characters without full stops${format === undefined ? '' : ', quotation marks and backslashes'}.`,
  });
}

function checkHeader(name: string, value: string): void {
  if (isHeader(name, value)) return;
  throw new UsageError({
    code: 'invalid-header',
    message: `${JSON.stringify(`${name}: ${value}`)} is not a valid HTTP header.`,
    where: name,
    fix: 'Fix the value in the contract or in the options: header values are Latin-1 without line breaks.',
  });
}
