import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { channelFiles, readJson, readYaml } from './specFiles.ts';

const EVENT_TYPE = '$message.payload#/type';
const validate = new Ajv({ strict: false, allErrors: true }).compile(readJson('x-webhook.schema.json') as object);

/** Validates an `x-webhook` and returns the path and message of each error. */
function errorsIn(webhook: unknown): readonly string[] {
  return validate(webhook)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('x-webhook', () => {
  it.each(Object.entries(channelFiles()))('of %s is valid against its schema', (_, file) => {
    const channel = readYaml<Record<string, unknown>>(file);
    expect(channel).toHaveProperty('x-webhook');
    expect(errorsIn(channel['x-webhook'])).toEqual([]);
  });

  it.each([
    ['one expression', { eventType: EVENT_TYPE }],
    [
      'a header and a payload member together',
      { eventType: ['$message.header#/x-github-event', '$message.payload#/action'] },
    ],
    ['a header in upper case', { eventType: '$message.header#/X-Event' }],
    ['an escaped pointer', { eventType: '$message.payload#/a~1b/0' }],
    ['Standard Webhooks with defaults', { eventType: EVENT_TYPE, signature: { scheme: 'standard-webhooks' } }],
    [
      'an HMAC with a prefix',
      {
        eventType: EVENT_TYPE,
        signature: { scheme: 'hmac-sha256', header: 'x-sig', encoding: 'hex', prefix: 'sha256=', content: '{body}' },
      },
    ],
    ['a scheme that many know', { signature: { scheme: 'stripe', tolerance: 'PT1M' } }],
    ['a token in a header', { signature: { scheme: 'none', header: 'x-token' } }],
    [
      'a signature in the payload, of some of its members',
      {
        signature: {
          scheme: 'hmac-sha256',
          member: '/signature',
          encoding: 'hex',
          content: ['{/id}.{timestamp}', '?{/subject}'],
          timestamp: { member: '/time', unit: 'iso8601' },
        },
      },
    ],
    [
      'facts about attempts, and about those in a sandbox',
      {
        resource: '$message.payload#/data/id',
        delivery: {
          retries: 'none',
          environments: { sandbox: { maxRetries: 2, retryFor: 'PT1M', origins: { maxRetries: 'hookbook' } } },
          disableAfter: { failedAttempts: 6, failedMessages: 1500, within: 'P30D', statuses: ['410'] },
        },
      },
    ],
    ['responses that end or delay attempts', { delivery: { stopOn: ['410', '4xx'], retryAfter: 'honoured' } }],
    [
      'mixed durations',
      { eventType: EVENT_TYPE, delivery: { retries: ['PT1.5S', 'PT5M', 'P1DT2H'], retryFor: 'P3D' } },
    ],
  ])('accepts %s', (_, value) => {
    expect(errorsIn(value)).toEqual([]);
  });

  it.each([
    ['no expression', { eventType: [] }, '/eventType must NOT have fewer than 1 items'],
    ['a plain path instead of an expression', { eventType: 'type' }, '/eventType must match pattern'],
    ['a header with a space', { eventType: ['$message.header#/x event'] }, '/eventType/0 must match pattern'],
    ['a pointer without a slash', { eventType: EVENT_TYPE, data: '$message.payload#data' }, '/data must match pattern'],
    ['an unknown member', { eventType: EVENT_TYPE, signatures: {} }, ' must NOT have additional properties'],
    [
      'an HMAC without a header',
      { eventType: EVENT_TYPE, signature: { scheme: 'hmac-sha256', encoding: 'hex', content: '{body}' } },
      "/signature must have required property 'header'",
    ],
    [
      'an HMAC that does not sign the body',
      {
        eventType: EVENT_TYPE,
        signature: { scheme: 'hmac-sha256', header: 'x-sig', encoding: 'hex', content: 'body' },
      },
      '/signature/content must match pattern',
    ],
    [
      'a token without a place',
      { eventType: EVENT_TYPE, signature: { scheme: 'none' } },
      "/signature must have required property 'header'",
    ],
    [
      'a timestamp without its unit',
      { eventType: EVENT_TYPE, signature: { scheme: 'stripe', timestamp: { header: 'x-time' } } },
      "/signature/timestamp must have required property 'unit'",
    ],
    [
      'a number of seconds as a duration',
      { eventType: EVENT_TYPE, delivery: { timeout: 10 } },
      '/delivery/timeout must be string',
    ],
    [
      'an empty duration',
      { eventType: EVENT_TYPE, delivery: { timeout: 'PT' } },
      '/delivery/timeout must match pattern',
    ],
    [
      'an incomplete duration',
      { eventType: EVENT_TYPE, delivery: { retries: ['P1DT'] } },
      '/delivery/retries/0 must match',
    ],
    [
      'an incomplete status code',
      { eventType: EVENT_TYPE, delivery: { success: '20' } },
      '/delivery/success must match pattern',
    ],
  ])('rejects %s', (_, value, error) => {
    expect(errorsIn(value)).toContainEqual(expect.stringContaining(error));
  });
});
