import { createHmac, sign } from 'node:crypto';
import type { FurtherSignature, Signature } from '../src/signature/signature.ts';
import { type KeyFile, keyPairs } from './keys.ts';
import type { Vector } from './vector.ts';

const NOW = Date.parse('2026-01-02T03:04:05.000Z');
const BODY = Buffer.from('{"id":"evt_1","amount":10.50,"note":"café"}');

const BOX: Omit<FurtherSignature, 'header'> = {
  ...{ algorithm: 'hmac-sha256', key: 'text', format: '{signature}', encoding: 'base64', content: '{body}{timestamp}' },
  timestamp: { header: 'box-delivery-timestamp', unit: 'iso8601', tolerance: 'PT10M' },
};
const STANDARD: Omit<FurtherSignature, 'algorithm' | 'format'> = {
  ...{ key: 'whsec', header: 'webhook-signature', separator: ' ', encoding: 'base64' },
  content: '{id}.{timestamp}.{body}',
  timestamp: { header: 'webhook-timestamp', unit: 'seconds', tolerance: 'PT5M' },
  id: { header: 'webhook-id' },
};

/** Schemes with several signatures, of which any proves the sender. They are no presets. */
export const FURTHER_SCHEMES = {
  'two-headers': {
    ...{ ...BOX, header: 'box-signature-primary' },
    also: [{ ...BOX, header: 'box-signature-secondary', secret: 'second' }],
  },
  'two-versions': {
    ...{ ...STANDARD, algorithm: 'hmac-sha256', format: 'v1,{signature}' },
    also: [{ ...STANDARD, algorithm: 'ed25519', format: 'v1a,{signature}' }],
  },
} as const satisfies Readonly<Record<string, Signature>>;

interface Case {
  readonly name: string;
  readonly note: string;
  readonly reason?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
}

function vectors(
  scheme: keyof typeof FURTHER_SCHEMES,
  secrets: readonly string[],
  cases: readonly Case[],
): readonly Vector[] {
  return cases.map(({ name, note, reason, headers, ...own }) => ({
    id: `${scheme}/${name}`,
    scheme,
    secrets: own.secrets ?? secrets,
    now: new Date(NOW).toISOString(),
    request: {
      method: 'POST',
      url: 'https://example.com/webhooks',
      headers: { 'content-type': 'application/json', ...headers },
      body: BODY.toString('base64'),
    },
    valid: reason === undefined,
    ...(reason !== undefined && { reason }),
    note,
  }));
}

/** As Box: each of two secrets has its own header. */
export function twoHeaderVectors(): readonly Vector[] {
  const [first, second, other] = ['first secret for tests only', 'second secret for tests only', 'another secret'];
  const time = new Date(NOW).toISOString();
  const by = (secret: string) => createHmac('sha256', secret).update(BODY).update(time).digest('base64');
  const sent = (primary: string, secondary?: string) => ({
    ...{ 'box-delivery-timestamp': time, 'box-signature-primary': primary },
    ...(secondary !== undefined && { 'box-signature-secondary': secondary }),
  });
  return vectors(
    'two-headers',
    [first, second],
    [
      { name: 'only-primary', note: 'The second signature is wrong.', headers: sent(by(first), by(other)) },
      { name: 'only-secondary', note: 'The first signature is wrong.', headers: sent(by(other), by(second)) },
      { name: 'one-secret', note: 'There is no second secret yet.', headers: sent(by(first)), secrets: [first] },
      { name: 'swapped', note: 'Each signature is made with the other secret.', headers: sent(by(second), by(first)) },
      { name: 'both-wrong', note: 'No signature is right.', reason: 'no-match', headers: sent(by(other), by(other)) },
    ],
  );
}

/** As Standard Webhooks: a secret and a key pair in one header. */
export function twoVersionVectors(keys: KeyFile): readonly Vector[] {
  const secret = `whsec_${Buffer.from('a secret for tests only, 32 long').toString('base64')}`;
  const [pair, stranger] = keyPairs(keys.ed25519, 'raw-base64');
  const publicKey = `whpk_${pair.verifying}`;
  const id = 'msg_2b7ZmYqk';
  const time = String(NOW / 1000);
  const content = Buffer.concat([Buffer.from(`${id}.${time}.`), BODY]);
  const v1 = (key: Buffer) => `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  const v1a = ({ signing }: typeof pair) => `v1a,${sign(null, content, signing).toString('base64')}`;
  const right = v1(Buffer.from(secret.slice('whsec_'.length), 'base64'));
  const wrong = v1(Buffer.alloc(32, 1));
  const sent = (...signatures: readonly string[]) => ({
    ...{ 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures.join(' ') },
  });
  // Whoever took the public key for a secret would accept this.
  const forged = v1(Buffer.from(pair.verifying, 'base64'));
  return vectors(
    'two-versions',
    [secret, publicKey],
    [
      { name: 'both', note: 'Both signatures are right.', headers: sent(right, v1a(pair)) },
      { name: 'only-v1', note: 'The signature with the private key is another.', headers: sent(right, v1a(stranger)) },
      { name: 'only-v1a', note: 'The signature with the secret is another.', headers: sent(wrong, v1a(pair)) },
      {
        name: 'public-key-alone',
        note: 'The receiver has no secret.',
        headers: sent(wrong, v1a(pair)),
        secrets: [publicKey],
      },
      {
        ...{ name: 'both-wrong', note: 'No signature is right.', reason: 'no-match' },
        headers: sent(wrong, v1a(stranger)),
      },
      {
        ...{ name: 'signed-with-the-public-key', note: 'An HMAC with the public key.', reason: 'no-match' },
        headers: sent(forged),
      },
    ],
  );
}
