import type { Known } from './compare.ts';

const DECODES = 'It decodes the body before it computes the signature. Bytes that are not UTF-8 become U+FFFD.';
const DECODES_TO_SIGN = 'It signs the decoded body. Bytes that are not UTF-8 become U+FFFD.';
const COMPARES_TEXT = 'It compares the signature as text, with hex digits in lower case.';
const NEEDS_BODY = 'It rejects an empty body.';
const ANY_COUNT = 'It checks any number of signatures. The vectors allow 16.';
const READS_DIGITS = 'It reads the digits at the beginning of the timestamp, and verifies with that number.';
const ANY_TIMESTAMP = 'It verifies with the timestamp as it is sent, in any form.';
const NO_FUTURE_LIMIT = 'It accepts any timestamp in the future.';
const NOT_A_NUMBER = 'A timestamp that is not a number is never too old.';

const verifies = (reason: string, scheme: string, cases: readonly string[]): Known => ({
  kind: 'verifies',
  reason,
  ids: cases.map((name) => `${scheme}/${name}`),
});
const signs = (reason: string, scheme: string, cases: readonly string[]): Known => ({
  ...verifies(reason, scheme, cases),
  kind: 'signs',
});

const DECODED = ['not-utf-8', 'replacement-character-to-not-utf-8'];
const MANY = ['17-signatures', '100-signatures'];
const FORMS = ['plus', 'fraction', 'space', 'zero', 'letters'].map((form) => `timestamp-with-${form}`);
const FORMS_AS_NUMBER = FORMS.map((name) => `${name}-signed-as-number`);
const OTHER_FORMS = ['timestamp-not-a-number', 'timestamp-negative', 'timestamp-exponent', 'timestamp-hexadecimal'];

const standardWebhooks = (scheme: string) => [
  verifies(DECODES, scheme, DECODED),
  signs(DECODES_TO_SIGN, scheme, ['not-utf-8']),
  verifies(ANY_COUNT, scheme, MANY),
  verifies(READS_DIGITS, scheme, FORMS_AS_NUMBER),
];

/** Every disagreement between a library and the vectors, by the name of the library. */
export const KNOWN: Readonly<Record<string, readonly Known[]>> = {
  standardwebhooks: standardWebhooks('standard-webhooks'),
  svix: standardWebhooks('svix'),
  stripe: [
    verifies(DECODES, 'stripe', DECODED),
    signs(DECODES_TO_SIGN, 'stripe', ['not-utf-8']),
    verifies('It removes a byte order mark before it computes the signature.', 'stripe', [
      'byte-order-mark',
      'byte-order-mark-added',
    ]),
    verifies(COMPARES_TEXT, 'stripe', ['upper-case-hex']),
    verifies(NEEDS_BODY, 'stripe', ['empty-body']),
    verifies(ANY_COUNT, 'stripe', MANY),
    verifies(READS_DIGITS, 'stripe', FORMS_AS_NUMBER),
    verifies(NOT_A_NUMBER, 'stripe', ['timestamp-not-a-number']),
    verifies(NO_FUTURE_LIMIT, 'stripe', ['too-new', 'milliseconds-for-seconds']),
  ],
  '@octokit/webhooks-methods': [
    verifies(DECODES, 'github', DECODED),
    signs(DECODES_TO_SIGN, 'github', ['not-utf-8']),
    verifies(COMPARES_TEXT, 'github', ['upper-case-hex']),
    verifies(NEEDS_BODY, 'github', ['empty-body']),
    signs('It does not sign an empty body.', 'github', ['empty-body']),
  ],
  '@slack/bolt': [
    verifies(DECODES, 'slack', DECODED),
    verifies(COMPARES_TEXT, 'slack', ['upper-case-hex']),
    verifies(ANY_TIMESTAMP, 'slack', [...FORMS, 'timestamp-exponent', 'timestamp-hexadecimal']),
    verifies(NOT_A_NUMBER, 'slack', ['timestamp-not-a-number']),
    verifies(NO_FUTURE_LIMIT, 'slack', ['too-new', 'milliseconds-for-seconds']),
  ],
  '@shopify/shopify-api': [verifies(DECODES, 'shopify', DECODED), verifies(NEEDS_BODY, 'shopify', ['empty-body'])],
  '@paddle/paddle-node-sdk': [
    verifies(DECODES, 'paddle', DECODED),
    verifies(COMPARES_TEXT, 'paddle', ['upper-case-hex']),
    verifies('Of several signatures, it checks the last one.', 'paddle', ['both-signatures-new-secret', ...MANY]),
    verifies(READS_DIGITS, 'paddle', FORMS_AS_NUMBER),
    verifies(NOT_A_NUMBER, 'paddle', ['timestamp-not-a-number']),
    verifies(NO_FUTURE_LIMIT, 'paddle', ['too-new', 'milliseconds-for-seconds']),
  ],
  twilio: [
    verifies(
      'It takes the fields of the form after they have been decoded. Bytes that are not UTF-8 become U+FFFD.',
      'twilio',
      ['not-utf-8', 'percent-encoded-not-utf-8'],
    ),
  ],
  'discord-interactions': [verifies(ANY_TIMESTAMP, 'discord', [...FORMS, ...OTHER_FORMS])],
  '@sendgrid/eventwebhook': [
    verifies(DECODES, 'sendgrid', DECODED),
    verifies('It ignores characters after the signature, and missing padding.', 'sendgrid', [
      'base64-without-padding',
      'repeated-header',
    ]),
    verifies(ANY_TIMESTAMP, 'sendgrid', [...FORMS, ...OTHER_FORMS]),
  ],
  square: [verifies(DECODES, 'square', DECODED)],
  '@hubspot/api-client': [
    verifies(DECODES, 'hubspot-v1', DECODED),
    verifies(DECODES, 'hubspot-v3', DECODED),
    verifies(COMPARES_TEXT, 'hubspot-v1', ['upper-case-hex']),
    verifies('It takes the timestamp as a number, with which it verifies.', 'hubspot-v3', [
      'timestamp-with-fraction',
      'timestamp-with-plus-signed-as-number',
      'timestamp-with-zero-signed-as-number',
    ]),
    verifies(NOT_A_NUMBER, 'hubspot-v3', ['timestamp-not-a-number']),
    verifies(NO_FUTURE_LIMIT, 'hubspot-v3', ['too-new']),
  ],
  'sns-validator': [
    verifies('It computes the signature of UTF-8 text, in which a lone surrogate becomes U+FFFD.', 'sns', [
      'lone-surrogate',
    ]),
    verifies(ANY_TIMESTAMP, 'sns', ['timestamp-in-seconds']),
  ],
};
