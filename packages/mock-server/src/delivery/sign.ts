import { createHmac } from 'node:crypto';
import type { Signature } from '../catalogue/provider.ts';
import { UsageError } from '../errors/usageError.ts';

/** Signs for providers that publish no scheme of their own: https://www.standardwebhooks.com */
export const STANDARD_WEBHOOKS: Signature = {
  scheme: 'standard-webhooks',
  header: 'webhook-signature',
  encoding: 'base64',
  prefix: 'v1,',
  separator: ' ',
  content: '{webhook-id}.{webhook-timestamp}.{body}',
  tolerance: 'PT5M',
  origin: 'hookbook',
};

/** Fits every scheme. Everybody can read it here: for local tests only. */
export const DEFAULT_SECRET = 'whsec_bW9jay1zZWNyZXQtZm9yLWxvY2FsLXRlc3RzLW9ubHk=';

const PLACEHOLDER = /\{([A-Za-z0-9!#$%&'*+.^_`|~-]+)\}/g;

export interface SignInput {
  readonly signature: Signature;
  /** The active secrets, the newest first. */
  readonly secrets: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The value of the signature header: one signature per secret. */
export function signatureValue({ signature, secrets, headers, body }: SignInput): string {
  if (secrets.length === 0) throw missingSecret();
  if (secrets.length > 1 && signature.separator === undefined) {
    throw new UsageError({
      code: 'several-secrets',
      message: `This provider puts one signature in ${signature.header}, so it signs with one secret.`,
      where: 'secret',
      fix: 'Give one secret.',
    });
  }
  const content = signedContent({ signature, headers, body });
  return secrets
    .map((secret) => signingKey(signature, secret))
    .map((key) => signature.prefix + createHmac('sha256', key).update(content, 'utf8').digest(signature.encoding))
    .join(signature.separator ?? '');
}

function signedContent({ signature, headers, body }: Omit<SignInput, 'secrets'>): string {
  return signature.content.replace(PLACEHOLDER, (_, name: string) => {
    if (name === 'body') return body;
    const value = headers[name.toLowerCase()];
    if (value !== undefined) return value;
    throw new UsageError({
      code: 'unsigned-header',
      message: `The signature covers the header "${name}", which this message does not carry.`,
      where: 'x-webhook.signature.content',
      fix: 'Name the header in a place of `x-webhook` or give it in the headers of the example.',
    });
  });
}

function signingKey(signature: Signature, secret: string): Buffer {
  if (secret === '') throw missingSecret();
  return signature.scheme === 'standard-webhooks' ? standardWebhooksKey(secret) : Buffer.from(secret, 'utf8');
}

/** Standard Webhooks: base64 of 24 to 64 random bytes behind `whsec_`. */
function standardWebhooksKey(secret: string): Buffer {
  const text = secret.replace(/^whsec_/, '');
  const key = Buffer.from(text, 'base64');
  const isBase64 = key.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '');
  if (isBase64 && key.length >= 24 && key.length <= 64) return key;
  throw new UsageError({
    code: 'bad-secret',
    message: isBase64
      ? `A Standard Webhooks secret has 24 to 64 bytes; this one has ${key.length}.`
      : 'A Standard Webhooks secret is base64 behind `whsec_`; this one is not base64.',
    where: 'secret',
    fix: `Make one with: node -p "'whsec_' + crypto.randomBytes(32).toString('base64')"`,
  });
}

function missingSecret(): UsageError {
  return new UsageError({
    code: 'no-secret',
    message: 'A delivery is signed, and there is no secret to sign with.',
    where: 'secret',
    fix: 'Give the secret that your receiver verifies with.',
  });
}
