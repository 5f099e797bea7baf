import { createHash, createHmac, type KeyObject, sign } from 'node:crypto';
import { type Key, type KeyFile, type Keys, keyPairs, sharedSecrets } from './keys.ts';

/** What a sender knows when it signs. */
export interface Attempt {
  readonly method: string;
  readonly url: string;
  readonly body: Buffer;
  /** As it is sent and signed. */
  readonly timestamp: string;
  readonly id: string;
}

/**
 * How a provider signs in headers, written from its description and without the data of the presets, so that a mistake in
 * those shows.
 */
export interface Scheme {
  readonly name: string;
  readonly keys: Keys;
  readonly encoding: 'hex' | 'base64';
  readonly content: (attempt: Attempt, key: Key) => Buffer;
  readonly signature: (content: Buffer, key: Key) => Buffer;
  readonly header: string;
  /** The value of the header. Schemes with `several` get more than one signature. */
  readonly value: (signatures: readonly string[], timestamp: string) => string;
  readonly several?: {
    /** A value with parts that a receiver must skip, beside the right signature. */
    readonly withOtherParts: (signature: string, timestamp: string) => string;
  };
  /** The prefix of a signature, which is case-sensitive. */
  readonly prefix?: string;
  readonly clock?: Clock;
  readonly idHeader?: string;
  /** Headers that are sent and not signed. */
  readonly others?: Readonly<Record<string, string>>;
  /** A header with a digest of the body, which the signature covers. */
  readonly digest?: { readonly header: string; readonly value: (body: Buffer) => string };
  /** What the signature covers besides the timestamp and the id. */
  readonly signs: { readonly body: 'bytes' | 'form'; readonly url?: true; readonly method?: true };
  /** Signatures of the same content differ. */
  readonly isRandomised?: true;
}

export interface Clock {
  readonly unit: 'seconds' | 'milliseconds' | 'iso8601';
  /** In seconds. */
  readonly tolerance?: number;
  /** Without it, the timestamp is in the header of the signature. */
  readonly header?: string;
  /** The value of the header, if it is more than the timestamp. */
  readonly value?: (timestamp: string) => string;
}

const hmac = (hash: string) => (content: Buffer, key: Key) => createHmac(hash, textOf(key)).update(content).digest();

const textOf = ({ signing }: Key) => (typeof signing === 'string' ? signing : '');
const objectOf = ({ signing }: Key) => signing as KeyObject;
const joined = (...pieces: readonly (string | Buffer)[]) => Buffer.concat(pieces.map((piece) => Buffer.from(piece)));

const HMAC_SHA256 = hmac('sha256');
const ED25519 = (content: Buffer, key: Key) => sign(null, content, objectOf(key));
const FIVE_MINUTES = 300;
const SHARED = sharedSecrets('new secret for tests only', 'old secret for tests only');
const single = ([signature = '']: readonly string[]) => signature;

const STANDARD_WEBHOOKS = {
  encoding: 'base64',
  content: ({ id, timestamp, body }: Attempt) => joined(`${id}.${timestamp}.`, body),
  signature: (content: Buffer, key: Key) =>
    createHmac('sha256', Buffer.from(textOf(key).replace('whsec_', ''), 'base64'))
      .update(content)
      .digest(),
  header: 'webhook-signature',
  value: (signatures: readonly string[]) => signatures.map((signature) => `v1,${signature}`).join(' '),
  several: { withOtherParts: (signature: string) => `v1a,QUJD v1,QUJD v2,${signature} v1,${signature}` },
  prefix: 'v1,',
  clock: { unit: 'seconds', tolerance: FIVE_MINUTES, header: 'webhook-timestamp' },
  idHeader: 'webhook-id',
  signs: { body: 'bytes' },
  keys: sharedSecrets('whsec_bmV3LXNlY3JldC1mb3ItdGVzdHMtb25seQ==', 'whsec_b2xkLXNlY3JldC1mb3ItdGVzdHMtb25seQ=='),
} as const;

/** https://api.slack.com/authentication/verifying-requests-from-slack, which Zoom follows with other headers. */
const SLACK = {
  keys: SHARED,
  encoding: 'hex',
  content: ({ timestamp, body }: Attempt) => joined(`v0:${timestamp}:`, body),
  signature: HMAC_SHA256,
  value: (signatures: readonly string[]) => `v0=${single(signatures)}`,
  prefix: 'v0=',
  signs: { body: 'bytes' },
} as const;

/** All schemes that sign in headers. */
export function headerSchemes(keys: KeyFile): readonly Scheme[] {
  return [
    { name: 'standard-webhooks', ...STANDARD_WEBHOOKS },
    {
      ...STANDARD_WEBHOOKS,
      name: 'standard-webhooks-ed25519',
      signature: ED25519,
      value: (signatures) => signatures.map((signature) => `v1a,${signature}`).join(' '),
      several: { withOtherParts: (signature) => `v1,QUJD v1a,QUJD v2a,${signature} v1a,${signature}` },
      prefix: 'v1a,',
      keys: keyPairs(keys.ed25519, 'raw-base64'),
    },
    {
      ...STANDARD_WEBHOOKS,
      name: 'svix',
      header: 'svix-signature',
      clock: { ...STANDARD_WEBHOOKS.clock, header: 'svix-timestamp' },
      idHeader: 'svix-id',
    },
    {
      name: 'github',
      keys: SHARED,
      encoding: 'hex',
      content: ({ body }) => body,
      signature: HMAC_SHA256,
      header: 'x-hub-signature-256',
      value: (signatures) => `sha256=${single(signatures)}`,
      prefix: 'sha256=',
      signs: { body: 'bytes' },
    },
    {
      name: 'stripe',
      keys: sharedSecrets('whsec_new_secret_for_tests', 'whsec_old_secret_for_tests'),
      encoding: 'hex',
      content: ({ timestamp, body }) => joined(`${timestamp}.`, body),
      signature: HMAC_SHA256,
      header: 'stripe-signature',
      value: (signatures, timestamp) =>
        [`t=${timestamp}`, ...signatures.map((signature) => `v1=${signature}`)].join(','),
      several: {
        withOtherParts: (signature, timestamp) => `v0=${'00'.repeat(32)},v1=${signature},x=1,t=${timestamp}`,
      },
      prefix: 'v1=',
      clock: { unit: 'seconds', tolerance: FIVE_MINUTES },
      signs: { body: 'bytes' },
    },
    {
      ...SLACK,
      name: 'slack',
      header: 'x-slack-signature',
      clock: { unit: 'seconds', tolerance: FIVE_MINUTES, header: 'x-slack-request-timestamp' },
    },
    {
      ...SLACK,
      name: 'zoom',
      header: 'x-zm-signature',
      clock: { unit: 'seconds', tolerance: FIVE_MINUTES, header: 'x-zm-request-timestamp' },
    },
    {
      name: 'shopify',
      keys: SHARED,
      encoding: 'base64',
      content: ({ body }) => body,
      signature: HMAC_SHA256,
      header: 'x-shopify-hmac-sha256',
      value: single,
      others: {
        'x-shopify-topic': 'orders/create',
        'x-shopify-shop-domain': 'example.myshopify.com',
        'x-shopify-api-version': '2026-01',
        'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      },
      signs: { body: 'bytes' },
    },
    {
      name: 'twilio',
      keys: SHARED,
      encoding: 'base64',
      // The URL, then each field by name: its name and its value, without separators.
      content: ({ url, body }) => joined(url, signedForm(body)),
      signature: hmac('sha1'),
      header: 'x-twilio-signature',
      value: single,
      others: { 'content-type': 'application/x-www-form-urlencoded' },
      signs: { body: 'form', url: true },
    },
    {
      name: 'square',
      keys: SHARED,
      encoding: 'base64',
      content: ({ url, body }) => joined(url, body),
      signature: HMAC_SHA256,
      header: 'x-square-hmacsha256-signature',
      value: single,
      signs: { body: 'bytes', url: true },
    },
    {
      name: 'hubspot-v1',
      keys: SHARED,
      encoding: 'hex',
      content: ({ body }, key) => joined(textOf(key), body),
      signature: (content) => createHash('sha256').update(content).digest(),
      header: 'x-hubspot-signature',
      value: single,
      signs: { body: 'bytes' },
    },
    {
      name: 'hubspot-v3',
      keys: SHARED,
      encoding: 'base64',
      content: ({ method, url, body, timestamp }) => joined(method, url, body, timestamp),
      signature: HMAC_SHA256,
      header: 'x-hubspot-signature-v3',
      value: single,
      clock: { unit: 'milliseconds', tolerance: FIVE_MINUTES, header: 'x-hubspot-request-timestamp' },
      signs: { body: 'bytes', url: true, method: true },
    },
    {
      name: 'discord',
      keys: keyPairs(keys.ed25519, 'raw-hex'),
      encoding: 'hex',
      content: ({ timestamp, body }) => joined(timestamp, body),
      signature: ED25519,
      header: 'x-signature-ed25519',
      value: single,
      clock: { unit: 'seconds', header: 'x-signature-timestamp' },
      signs: { body: 'bytes' },
    },
    {
      name: 'sendgrid',
      keys: keyPairs(keys['ecdsa-p256'], 'der-base64'),
      encoding: 'base64',
      content: ({ timestamp, body }) => joined(timestamp, body),
      signature: (content, key) => sign('sha256', content, objectOf(key)),
      isRandomised: true,
      header: 'x-twilio-email-event-webhook-signature',
      value: single,
      clock: { unit: 'seconds', header: 'x-twilio-email-event-webhook-timestamp' },
      signs: { body: 'bytes' },
    },
    {
      name: 'paddle',
      keys: SHARED,
      encoding: 'hex',
      content: ({ timestamp, body }) => joined(`${timestamp}:`, body),
      signature: HMAC_SHA256,
      header: 'paddle-signature',
      value: (signatures, timestamp) =>
        [`ts=${timestamp}`, ...signatures.map((signature) => `h1=${signature}`)].join(';'),
      several: { withOtherParts: (signature, timestamp) => `h2=00;h1=${signature};x=1;ts=${timestamp}` },
      prefix: 'h1=',
      clock: { unit: 'seconds', tolerance: 5 },
      signs: { body: 'bytes' },
    },
    {
      name: 'trello',
      keys: SHARED,
      encoding: 'base64',
      content: ({ body, url }) => joined(body, url),
      signature: hmac('sha1'),
      header: 'x-trello-webhook',
      value: single,
      signs: { body: 'bytes', url: true },
    },
    {
      name: 'twitch',
      keys: SHARED,
      encoding: 'hex',
      content: ({ id, timestamp, body }) => joined(id, timestamp, body),
      signature: HMAC_SHA256,
      header: 'twitch-eventsub-message-signature',
      value: (signatures) => `sha256=${single(signatures)}`,
      prefix: 'sha256=',
      clock: { unit: 'iso8601', tolerance: 600, header: 'twitch-eventsub-message-timestamp' },
      idHeader: 'twitch-eventsub-message-id',
      signs: { body: 'bytes' },
    },
    {
      name: 'rfc9421',
      keys: keyPairs(keys.ed25519, 'raw-base64'),
      encoding: 'base64',
      content: (attempt) => Buffer.from(signatureBase(attempt)),
      signature: ED25519,
      header: 'signature',
      value: (signatures) => `sig1=:${single(signatures)}:`,
      prefix: 'sig1=:',
      clock: {
        ...{ unit: 'seconds', tolerance: FIVE_MINUTES, header: 'signature-input' },
        value: (timestamp) => `sig1=${parametersOf(timestamp)}`,
      },
      digest: { header: 'content-digest', value: (body) => digestOf(createHash('sha256').update(body).digest()) },
      signs: { body: 'bytes', method: true },
    },
    {
      name: 'zendesk',
      keys: SHARED,
      encoding: 'base64',
      content: ({ timestamp, body }) => joined(timestamp, body),
      signature: HMAC_SHA256,
      header: 'x-zendesk-webhook-signature',
      value: single,
      clock: { unit: 'iso8601', header: 'x-zendesk-webhook-signature-timestamp' },
      signs: { body: 'bytes' },
    },
  ];
}

/** RFC 9421, 2.5: a line for each component, and the parameters in the last one. */
function signatureBase({ method, url, body, timestamp }: Attempt): string {
  const { host, origin } = new URL(url);
  const [path = ''] = url.slice(origin.length).split('?');
  const lines = [
    ['@method', method],
    ['@authority', host],
    ['@path', path === '' ? '/' : path],
    ['content-digest', digestOf(createHash('sha256').update(body).digest())],
    ['@signature-params', parametersOf(timestamp)],
  ];
  return lines.map(([name, value]) => `"${name}": ${value}`).join('\n');
}

/** The components that are signed, and when. */
export function parametersOf(timestamp: string): string {
  const components = ['@method', '@authority', '@path', 'content-digest'];
  return `(${components.map((name) => `"${name}"`).join(' ')});created=${timestamp}`;
}

/** RFC 9530. */
export function digestOf(hash: Buffer): string {
  return `sha-256=:${hash.toString('base64')}:`;
}

/** Twilio's SDKs sort by name, and of a field that is repeated they sign every value once, sorted. JSON has no fields. */
function signedForm(body: Buffer): string {
  if (body[0] === 0x7b) return '';
  const fields = new URLSearchParams(body.toString());
  const names = [...new Set(fields.keys())].sort();
  return names.flatMap((name) => [...new Set(fields.getAll(name))].sort().map((value) => name + value)).join('');
}
