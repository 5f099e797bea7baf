import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Handshake } from '@hookbook/webhook/x-webhook';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Provider } from '../src/catalogue/provider.ts';
import { certify, playHandshake } from '../src/index.ts';
import { hookbookMock } from './hookbookMock.ts';
import { ACME, headerExpression, KEY, payloadExpression } from './testProviders.ts';
import { verifyAsDescribed } from './verify.ts';

const IN_BODY: Handshake = {
  when: [
    { place: payloadExpression('event', 'kind'), value: 'check' },
    { place: headerExpression('x-kind'), value: 'challenge' },
  ],
  challenge: payloadExpression('event', 'token'),
  method: 'POST',
  response: { token: '{challenge}', proof: '{hmac-sha256-hex}' },
};
const IN_QUERY: Handshake = { when: [], query: 'crc', method: 'GET', response: 'sha256={hmac-sha256-base64}' };

function withHandshake(handshake: Handshake): Provider {
  return { ...ACME, webhook: { ...ACME.webhook, handshake } };
}

type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => void;

async function endpoint(answer: Answer): Promise<string> {
  const server = createServer(async (request, response) => answer(request, await text(request), response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks?a=1`;
}

const hmac = (challenge: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', KEY).update(challenge).digest(encoding);

const answerInBody: Answer = (request, body, response) => {
  const { event } = JSON.parse(body);
  const received = { method: 'POST', path: '/', headers: request.headers, body: Buffer.from(body) };
  const isSigned = verifyAsDescribed(received, ACME.webhook.signature, KEY);
  if (!isSigned || event.kind !== 'check' || request.headers['x-kind'] !== 'challenge')
    return void response.writeHead(401).end();
  response.end(` ${JSON.stringify({ proof: hmac(event.token, 'hex'), token: event.token })}`);
};

const play = (handshake: Handshake, url: string, options: object = {}) => {
  const provider = withHandshake(handshake);
  return playHandshake({ provider, catalogue: [provider], secret: KEY, url, ...options });
};

describe('a challenge in a signed body', () => {
  test('is answered with JSON in any form', async () => {
    expect(await play(IN_BODY, await endpoint(answerInBody))).toMatchObject({
      isAnswered: true,
      attempt: { status: 200 },
    });
  });

  test('is not answered if it is forged', async () => {
    const fault = 'wrong-signature';
    expect(await play(IN_BODY, await endpoint(answerInBody), { fault })).toMatchObject({
      isAnswered: false,
      attempt: { status: 401 },
    });
  });

  test('needs the right answer', async () => {
    const url = await endpoint((_, body, response) =>
      response.end(JSON.stringify({ token: JSON.parse(body).event.token })),
    );
    expect(await play(IN_BODY, url)).toMatchObject({ isAnswered: false });
  });
});

describe('a challenge in the query', () => {
  const answer: Answer = ({ url = '', method }, _, response) => {
    const { searchParams } = new URL(url, 'http://localhost');
    const isRight = method === 'GET' && searchParams.get('a') === '1';
    response.writeHead(isRight ? 200 : 400).end(`sha256=${hmac(searchParams.get('crc') ?? '', 'base64')}`);
  };

  test('is answered with text', async () => {
    expect(await play(IN_QUERY, await endpoint(answer))).toMatchObject({ isAnswered: true });
  });

  test('on the command line', async () => {
    const run = (url: string, ...flags: readonly string[]) =>
      hookbookMock(['handshake', 'acme post', '--secret', KEY, '--to', url, ...flags], {
        catalogue: [withHandshake(IN_QUERY)],
      });
    const json = await run(await endpoint(answer), '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ provider: 'acme post', answered: true, attempt: { status: 200 } });
    expect(await run(await endpoint(answer))).toMatchObject({
      code: 0,
      stdout: 'The endpoint responded to the challenge of Acme Post as expected.\n',
    });
    expect(await run(await endpoint((_, __, response) => response.writeHead(204).end()))).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^The endpoint responded with 204 and ""\.\nAcme Post expects 200 and "sha256=.*"\.\n$/,
      ),
    });
  });
});

describe('certify', () => {
  const certified = async (answer: Answer) => {
    const options = { provider: 'acme post', secret: KEY, catalogue: [withHandshake(IN_BODY)] };
    const only = ['handshake', 'forged-handshake'];
    const { results } = await certify({ ...options, url: await endpoint(answer), only });
    return results.map(({ check, passed }) => `${check} ${passed}`);
  };

  test('checks that the challenge is answered, and only if it is signed', async () => {
    expect(await certified(answerInBody)).toEqual(['handshake true', 'forged-handshake true']);
    expect(await certified((_, __, response) => response.end('{}'))).toEqual([
      'handshake false',
      'forged-handshake false',
    ]);
    expect(await certified((_, __, response) => response.writeHead(404).end())).toEqual([
      ...['handshake false', 'forged-handshake true'],
    ]);
  });
});

test('a provider without a handshake has none to play', async () => {
  const options = { provider: ACME, catalogue: [ACME], secret: KEY, url: 'http://localhost:9/' };
  await expect(playHandshake(options)).rejects.toThrow('describes no handshake of Acme Post');
});
