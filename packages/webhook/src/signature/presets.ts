import type { Signature } from './signature.ts';

const FIVE_MINUTES = 'PT5M';

/** Standard Webhooks 1.0.0: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const STANDARD_WEBHOOKS: Signature = {
  algorithm: 'hmac-sha256',
  key: 'whsec',
  header: 'webhook-signature',
  format: 'v1,{signature}',
  separator: ' ',
  encoding: 'base64',
  content: '{id}.{timestamp}.{body}',
  timestamp: { header: 'webhook-timestamp', unit: 'seconds', tolerance: FIVE_MINUTES },
  id: { header: 'webhook-id' },
};

/** https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html */
const SNS = {
  key: 'pem',
  member: '/Signature',
  format: '{signature}',
  encoding: 'base64',
  content: [
    'Message\n{/Message}\nMessageId\n{/MessageId}\n',
    '?Subject\n{/Subject}\n',
    '?SubscribeURL\n{/SubscribeURL}\n',
    'Timestamp\n{timestamp}\n',
    '?Token\n{/Token}\n',
    'TopicArn\n{/TopicArn}\nType\n{/Type}\n',
  ],
  timestamp: { member: '/Timestamp', unit: 'iso8601' },
} as const;

const HMAC_OF_BODY = { algorithm: 'hmac-sha256', key: 'text', encoding: 'hex', content: '{body}' } as const;

/** Schemes that several providers use, or one that many know, by name. */
export const PRESETS = {
  'standard-webhooks': STANDARD_WEBHOOKS,
  'standard-webhooks-ed25519': { ...STANDARD_WEBHOOKS, algorithm: 'ed25519', format: 'v1a,{signature}' },
  svix: {
    ...STANDARD_WEBHOOKS,
    header: 'svix-signature',
    timestamp: { header: 'svix-timestamp', unit: 'seconds', tolerance: FIVE_MINUTES },
    id: { header: 'svix-id' },
  },
  github: { ...HMAC_OF_BODY, header: 'x-hub-signature-256', format: 'sha256={signature}' },
  stripe: {
    algorithm: 'hmac-sha256',
    key: 'text',
    header: 'stripe-signature',
    format: 't={timestamp},v1={signature}',
    separator: ',',
    encoding: 'hex',
    content: '{timestamp}.{body}',
    timestamp: { unit: 'seconds', tolerance: FIVE_MINUTES },
  },
  slack: {
    algorithm: 'hmac-sha256',
    key: 'text',
    header: 'x-slack-signature',
    format: 'v0={signature}',
    encoding: 'hex',
    content: 'v0:{timestamp}:{body}',
    timestamp: { header: 'x-slack-request-timestamp', unit: 'seconds', tolerance: FIVE_MINUTES },
  },
  zoom: {
    algorithm: 'hmac-sha256',
    key: 'text',
    header: 'x-zm-signature',
    format: 'v0={signature}',
    encoding: 'hex',
    content: 'v0:{timestamp}:{body}',
    timestamp: { header: 'x-zm-request-timestamp', unit: 'seconds', tolerance: FIVE_MINUTES },
  },
  shopify: { ...HMAC_OF_BODY, header: 'x-shopify-hmac-sha256', format: '{signature}', encoding: 'base64' },
  twilio: {
    algorithm: 'hmac-sha1',
    key: 'text',
    header: 'x-twilio-signature',
    format: '{signature}',
    encoding: 'base64',
    content: '{url}{form}',
  },
  square: {
    algorithm: 'hmac-sha256',
    key: 'text',
    header: 'x-square-hmacsha256-signature',
    format: '{signature}',
    encoding: 'base64',
    content: '{url}{body}',
  },
  'hubspot-v1': {
    algorithm: 'sha256',
    key: 'text',
    header: 'x-hubspot-signature',
    format: '{signature}',
    encoding: 'hex',
    content: '{secret}{body}',
  },
  'hubspot-v3': {
    algorithm: 'hmac-sha256',
    key: 'text',
    header: 'x-hubspot-signature-v3',
    format: '{signature}',
    encoding: 'base64',
    content: '{method}{url}{body}{timestamp}',
    timestamp: { header: 'x-hubspot-request-timestamp', unit: 'milliseconds', tolerance: FIVE_MINUTES },
  },
  discord: {
    algorithm: 'ed25519',
    key: 'hex',
    header: 'x-signature-ed25519',
    format: '{signature}',
    encoding: 'hex',
    content: '{timestamp}{body}',
    timestamp: { header: 'x-signature-timestamp', unit: 'seconds' },
  },
  sendgrid: {
    algorithm: 'ecdsa-p256-sha256',
    key: 'base64',
    header: 'x-twilio-email-event-webhook-signature',
    format: '{signature}',
    encoding: 'base64',
    content: '{timestamp}{body}',
    timestamp: { header: 'x-twilio-email-event-webhook-timestamp', unit: 'seconds' },
  },
  paddle: {
    algorithm: 'hmac-sha256',
    key: 'text',
    header: 'paddle-signature',
    format: 'ts={timestamp};h1={signature}',
    separator: ';',
    encoding: 'hex',
    content: '{timestamp}:{body}',
    timestamp: { unit: 'seconds', tolerance: 'PT5S' },
  },
  mailgun: {
    algorithm: 'hmac-sha256',
    key: 'text',
    member: '/signature/signature',
    format: '{signature}',
    encoding: 'hex',
    content: '{timestamp}{/signature/token}',
    timestamp: { member: '/signature/timestamp', unit: 'seconds' },
  },
  /** For topics with the `SignatureVersion` 1, which is that of a topic unless it is changed. */
  sns: { ...SNS, algorithm: 'rsa-sha1' },
  /** For topics whose attribute `SignatureVersion` is 2. Each message has it as a member. */
  'sns-v2': { ...SNS, algorithm: 'rsa-sha256' },
  /**
   * HTTP Message Signatures, https://www.rfc-editor.org/rfc/rfc9421, of the method, the authority, the path and the digest of the body. A
   * provider that signs other components has its own content and format of the timestamp.
   */
  rfc9421: {
    algorithm: 'ed25519',
    key: 'base64',
    header: 'signature',
    format: 'sig1=:{signature}:',
    encoding: 'base64',
    content: [
      '"@method": {method}\n',
      '"@authority": {authority}\n',
      '"@path": {path}\n',
      '"content-digest": sha-256=:{sha256-base64}:\n',
      '"@signature-params": ("@method" "@authority" "@path" "content-digest");created={timestamp}',
    ],
    timestamp: {
      header: 'signature-input',
      format: 'sig1=("@method" "@authority" "@path" "content-digest");created={timestamp}',
      unit: 'seconds',
      tolerance: FIVE_MINUTES,
    },
    headers: { 'content-digest': 'sha-256=:{sha256-base64}:' },
  },
  gitlab: {
    algorithm: 'none',
    key: 'text',
    header: 'x-gitlab-token',
    format: '{signature}',
    encoding: 'text',
    content: '',
  },
  bearer: {
    algorithm: 'none',
    key: 'text',
    header: 'authorization',
    format: 'Bearer {signature}',
    encoding: 'text',
    content: '',
  },
  /** The secret is the name of the user, a colon and the password. */
  basic: {
    algorithm: 'none',
    key: 'text',
    header: 'authorization',
    format: 'Basic {signature}',
    encoding: 'base64',
    content: '',
  },
  trello: {
    algorithm: 'hmac-sha1',
    key: 'text',
    header: 'x-trello-webhook',
    format: '{signature}',
    encoding: 'base64',
    content: '{body}{url}',
  },
  twitch: {
    algorithm: 'hmac-sha256',
    key: 'text',
    header: 'twitch-eventsub-message-signature',
    format: 'sha256={signature}',
    encoding: 'hex',
    content: '{id}{timestamp}{body}',
    timestamp: { header: 'twitch-eventsub-message-timestamp', unit: 'iso8601', tolerance: 'PT10M' },
    id: { header: 'twitch-eventsub-message-id' },
  },
  zendesk: {
    algorithm: 'hmac-sha256',
    key: 'text',
    header: 'x-zendesk-webhook-signature',
    format: '{signature}',
    encoding: 'base64',
    content: '{timestamp}{body}',
    timestamp: { header: 'x-zendesk-webhook-signature-timestamp', unit: 'iso8601' },
  },
} as const satisfies Readonly<Record<string, Signature>>;

export type PresetName = keyof typeof PRESETS;
