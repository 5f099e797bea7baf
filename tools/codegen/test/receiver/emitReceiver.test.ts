import type { DeliveryPolicy, Handshake, Webhook } from '@hookbook/contract';
import { contract, headerExpression, payloadExpression, provider } from '@hookbook/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { emitReceiver } from '../../src/emit/emitReceiver.ts';

async function textOf(webhook: Partial<Webhook>): Promise<string> {
  const [file] = await emitReceiver(contract([provider({ webhook })]));
  return file?.text ?? '';
}

/** A member of the provider in the generated module. */
async function memberOf(name: string, webhook: Partial<Webhook>): Promise<string | undefined> {
  const [, text] = new RegExp(`^  ${name}: (.*),$`, 'm').exec(await textOf(webhook)) ?? [];
  return text;
}

test('there is a module for each provider that sends webhooks', async () => {
  const providers = [provider({ name: 'acme' }), provider({ name: 'broker', protocols: ['kafka'] })];
  const files = await emitReceiver(contract(providers));
  expect(files.map(({ path }) => path)).toEqual(['acme.ts']);
});

describe('where a value is', () => {
  test.each([
    ['a member', payloadExpression('id'), '(event) => event?.id'],
    ['a nested member', payloadExpression('data', 'user', 'id'), '(event) => event?.data?.user?.id'],
    ['an odd name', payloadExpression('x-id', '"]'), '(event) => event?.["x-id"]?.["\\"]"]'],
    ['an item', payloadExpression('items', '0'), '(event) => event?.items?.["0"]'],
    ['the payload', payloadExpression(), '(event) => event'],
    ['a header', headerExpression('x-id'), '(_, header) => header("x-id")'],
  ])('%s', async (_, expression, text) => {
    expect(await memberOf('idempotencyKey', { idempotencyKey: expression })).toBe(text);
  });
});

describe('delivery', () => {
  const facts = async (delivery: Partial<DeliveryPolicy>) => {
    const webhook = { delivery: { origin: 'vendor', ...delivery } } as const;
    return Promise.all(['success', 'timeout', 'retriesFor'].map((name) => memberOf(name, webhook)));
  };

  test.each<[string, Partial<DeliveryPolicy>, (string | undefined)[]]>([
    ['nothing is published', {}, ['204', undefined, undefined]],
    ['any 2xx', { success: '2xx' }, ['204', undefined, undefined]],
    ['one code', { success: '200' }, ['200', undefined, undefined]],
    ['a timeout', { timeout: 'PT5S' }, ['204', '5000', undefined]],
    ['one attempt', { retries: [] }, ['204', undefined, '0']],
    ['a schedule', { retries: ['PT1M', 'PT1H'] }, ['204', undefined, '3660000']],
    ['how long it retries', { retryFor: 'P3D', maxRetries: 5 }, ['204', undefined, '259200000']],
    ['only how often it retries', { maxRetries: 5 }, ['204', undefined, undefined]],
    [
      'environments: the shortest timeout, and the longest schedule',
      { timeout: 'PT10S', retryFor: 'PT1H', environments: { sandbox: { timeout: 'PT5S', retries: [] } } },
      ['204', '5000', '3600000'],
    ],
    [
      'an environment that retries for a time that is not published',
      { retryFor: 'PT1H', environments: { sandbox: { maxRetries: 2 } } },
      ['204', undefined, undefined],
    ],
    ['of nobody', { origin: 'hookbook', timeout: 'PT5S', retries: [], success: '200' }, ['204', undefined, undefined]],
    [
      'of the vendor but for a fact',
      { timeout: 'PT5S', retries: [], origins: { timeout: 'hookbook' } },
      ['204', undefined, '0'],
    ],
  ])('%s', async (_, delivery, expected) => {
    expect(await facts(delivery)).toEqual(expected);
  });
});

describe('a handshake', () => {
  test('with a challenge in the body', async () => {
    const handshake: Handshake = {
      when: [{ place: payloadExpression('type'), value: 'url_verification' }],
      challenge: payloadExpression('payload', 'token'),
      method: 'POST',
      response: { token: '{challenge}' },
    };
    const text = await textOf({ handshake });
    expect(text).toContain("import { answerBody } from '../handshake/handshake.ts';\n");
    expect(await memberOf('handshake', { handshake })).toBe(
      'answerBody([[(event) => event?.type, "url_verification"]], (event) => event?.payload?.token, { token: "{challenge}" })',
    );
  });

  test('with a challenge in the query', async () => {
    const handshake: Handshake = { when: [], query: 'crc_token', method: 'GET', response: '{challenge}' };
    const text = await textOf({ handshake });
    expect(text).toContain("import { answerQuery } from '../handshake/handshake.ts';\n");
    expect(await memberOf('handshake', { handshake })).toBe('answerQuery("GET", "crc_token", "{challenge}")');
  });
});

describe('a receiver has only the parts that its provider uses', () => {
  const id = payloadExpression('id');
  test.each<[string, Partial<Webhook>, string]>([
    ['none', { idempotencyKey: id }, ''],
    ['resources', { resource: id }, ' ordered '],
    ['forms', { delivery: { origin: 'vendor', contentType: 'application/x-www-form-urlencoded' } }, ' forms '],
  ])('%s', async (_, webhook, parts) => {
    const text = await textOf(webhook);
    expect(text).toContain(`receiverWith(provider, {${parts}})`);
    const imported = [...parts.split(',').map((part) => part.trim()), 'receiverWith'].filter((part) => part !== '');
    expect(text).toContain(`import { ${imported.join(', ')} } from '../receiver.ts';`);
  });
});

test.each([
  ['a prefix', { format: 'sha256={signature}' }, 'prefixed("sha256=")'],
  ['several signatures', { format: 'v1,{signature}', separator: ' ' }, 'prefixed("v1,", " ")'],
  ['a suffix', { format: '"{signature}"' }, 'single(["\\"", "signature", "\\""])'],
  [
    'a timestamp',
    { format: 't={timestamp},v1={signature}', separator: ',' },
    'list(",", ["t=", "timestamp", ""], ["v1=", "signature", ""])',
  ],
])('the format of a signature is one function: %s', async (_, format, text) => {
  const signature: NonNullable<Webhook['signature']> = {
    ...{ algorithm: 'hmac-sha256', key: 'text', encoding: 'hex', header: 'x-signature', content: '{body}' },
    ...{ origin: 'vendor', scheme: 'custom', ...format },
  };
  expect(await textOf({ signature })).toContain(`    format: ${text},\n`);
});

test('a value that no request contains is an option', async () => {
  const signature: NonNullable<Webhook['signature']> = {
    ...{ algorithm: 'hmac-sha256', key: 'text', encoding: 'hex', header: 'x-signature', format: '{signature}' },
    ...{ origin: 'vendor', scheme: 'hmac-sha256', content: '{value:webhook-id}|{body}' },
  };
  const text = await textOf({ signature });
  expect(text).toContain("import { withValues } from '../values.ts';");
  expect(text).toContain(`content: [values["webhook-id"], "|", body]`);
});

test('without a signature scheme, the comment says what to pass', async () => {
  const text = await textOf({});
  expect(text).not.toContain('scheme:');
  expect(text).toContain('pass a `scheme`, or `unsigned: true`');
});
