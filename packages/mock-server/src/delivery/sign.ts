import { createHmac } from 'node:crypto';
import type { Signature } from '../catalogue/provider.ts';
import { UsageError } from '../errors/usageError.ts';

/** The default for providers that publish no signature scheme: https://www.standardwebhooks.com */
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

/** A secret that works with every scheme. It is public: use it only for local tests. */
export const DEFAULT_SECRET = 'whsec_bW9jay1zZWNyZXQtZm9yLWxvY2FsLXRlc3RzLW9ubHk=';

const PLACEHOLDER = /\{([A-Za-z0-9!#$%&'*+.^_`|~-]+)\}/g;

export interface SignInput {
  readonly signature: Signature;
  /** The active secrets, newest first. */
  readonly secrets: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The value of the signature header, with one signature per secret. */
export function signatureValue({ signature, secrets, headers, body }: SignInput): string {
  if (secrets.length === 0) throw missingSecret();
  if (secrets.length > 1 && signature.separator === undefined) {
    throw new UsageError({
      code: 'several-secrets',
      message: `This provider sends one signature in ${signature.header}, so it signs with one secret.`,
      where: 'secret',
      fix: 'Pass one secret.',
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
      code: 'missing-header',
      message: `The signature covers the header "${name}", but this message does not contain it.`,
      where: 'x-webhook.signature.content',
      fix: 'Point a runtime expression of `x-webhook` to the header, or add it to the headers of the example.',
    });
  });
}

function signingKey(signature: Signature, secret: string): Buffer {
  if (secret === '') throw missingSecret();
  return signature.scheme === 'standard-webhooks' ? standardWebhooksKey(secret) : Buffer.from(secret, 'utf8');
}

/** Standard Webhooks secrets are `whsec_` followed by 24 to 64 bytes in base64. */
function standardWebhooksKey(secret: string): Buffer {
  const text = secret.replace(/^whsec_/, '');
  const key = Buffer.from(text, 'base64');
  const isBase64 = key.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '');
  if (isBase64 && key.length >= 24 && key.length <= 64) return key;
  throw new UsageError({
    code: 'invalid-secret',
    message: isBase64
      ? `A Standard Webhooks secret must have 24 to 64 bytes, but this one has ${key.length}.`
      : 'A Standard Webhooks secret must be `whsec_` followed by base64, but this one is not base64.',
    where: 'secret',
    fix: `Create one with: node -p "'whsec_' + crypto.randomBytes(32).toString('base64')"`,
  });
}

function missingSecret(): UsageError {
  return new UsageError({
    code: 'missing-secret',
    message: 'Signing a delivery requires a secret.',
    where: 'secret',
    fix: 'Pass the secret that your receiver verifies with.',
  });
}
