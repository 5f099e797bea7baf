import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { channelFiles, readJson, readYaml } from './specFiles.ts';

const place = '$message.payload#/type';
const validate = new Ajv({ strict: false, allErrors: true }).compile(readJson('x-webhook.schema.json') as object);

/** The places and messages of what Ajv has against a value. */
function problems(value: unknown, check: ValidateFunction = validate): readonly string[] {
  return check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('x-webhook', () => {
  it.each(Object.entries(channelFiles()))('of %s follows its schema', (_, file) => {
    const channel = readYaml<Record<string, unknown>>(file);
    expect(channel).toHaveProperty('x-webhook');
    expect(problems(channel['x-webhook'])).toEqual([]);
  });

  it.each([
    ['one place', { eventType: place }],
    ['a header and a body together', { eventType: ['$message.header#/x-github-event', '$message.payload#/action'] }],
    ['a header in upper case', { eventType: '$message.header#/X-Event' }],
    ['an escaped pointer', { eventType: '$message.payload#/a~1b/0' }],
    ['Standard Webhooks by its name alone', { eventType: place, signature: { scheme: 'standard-webhooks' } }],
    [
      'an HMAC with a prefix',
      {
        eventType: place,
        signature: { scheme: 'hmac-sha256', header: 'x-sig', encoding: 'hex', prefix: 'sha256=', content: '{body}' },
      },
    ],
    ['mixed durations', { eventType: place, delivery: { retries: ['PT1.5S', 'PT5M', 'P1DT2H'], retryFor: 'P3D' } }],
  ])('takes %s', (_, value) => {
    expect(problems(value)).toEqual([]);
  });

  it.each([
    ['nothing', {}, " must have required property 'eventType'"],
    ['no place', { eventType: [] }, '/eventType must NOT have fewer than 1 items'],
    ['a place that is a plain path', { eventType: 'type' }, '/eventType must match pattern'],
    ['a header with a space', { eventType: ['$message.header#/x event'] }, '/eventType/0 must match pattern'],
    ['a pointer without a slash', { eventType: place, data: '$message.payload#data' }, '/data must match pattern'],
    ['an unknown member', { eventType: place, signatures: {} }, ' must NOT have additional properties'],
    [
      'an HMAC without a header',
      { eventType: place, signature: { scheme: 'hmac-sha256', encoding: 'hex', content: '{body}' } },
      "/signature must have required property 'header'",
    ],
    [
      'an HMAC over no body',
      { eventType: place, signature: { scheme: 'hmac-sha256', header: 'x-sig', encoding: 'hex', content: 'body' } },
      '/signature/content must match pattern',
    ],
    [
      'Standard Webhooks in another header',
      { eventType: place, signature: { scheme: 'standard-webhooks', header: 'x-sig' } },
      '/signature/header must be equal to constant',
    ],
    ['seconds as a number', { eventType: place, delivery: { timeout: 10 } }, '/delivery/timeout must be string'],
    ['an empty duration', { eventType: place, delivery: { timeout: 'PT' } }, '/delivery/timeout must match pattern'],
    [
      'a duration that ends early',
      { eventType: place, delivery: { retries: ['P1DT'] } },
      '/delivery/retries/0 must match',
    ],
    ['half a status code', { eventType: place, delivery: { success: '20' } }, '/delivery/success must match pattern'],
  ])('refuses %s', (_, value, problem) => {
    expect(problems(value)).toContainEqual(expect.stringContaining(problem));
  });
});
