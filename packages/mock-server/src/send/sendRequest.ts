import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { agentFor } from './agents.ts';
import { clampToTimer } from './clock.ts';
import type { ReceiverResponse, SendRequestInput } from './request.ts';
import { resolveTarget, type Target } from './target.ts';
import { writeRaw } from './writeRaw.ts';

export class TimeoutError extends Error {
  readonly code = 'timeout';
}

export class NoResponseError extends Error {
  readonly code = 'no-response';

  constructor() {
    super('The connection ended without a response.');
  }
}

const MAX_BODY_BYTES = 64 * 1024;
const MAX_BODY_CHARACTERS = 2_000;

/** Sends one HTTP request, without following redirects. Rejects if no complete response arrives. */
export async function sendRequest(input: SendRequestInput): Promise<ReceiverResponse> {
  const target = await resolveTarget(input.url, input);
  const { wire } = input;
  if (wire !== undefined && wire !== 'chunked' && wire !== 'title-case') return writeRaw(target, input, wire);
  return new Promise((resolve, reject) => {
    const request = openRequest(target, input);
    let fail = reject;
    let response: IncomingMessage | undefined;
    const timer = setTimeout(() => {
      // Destroying the request can raise other errors first, which must not hide the timeout.
      fail = () => reject(new TimeoutError());
      request.destroy(new TimeoutError());
    }, clampToTimer(input.timeout));
    request.on('error', (error) => fail(error));
    request.on('close', () => {
      clearTimeout(timer);
      if (!response) fail(new NoResponseError());
    });
    request.on('response', (incoming) => {
      response = incoming;
      readBodyStart(incoming).then(
        (body) => resolve({ status: incoming.statusCode ?? 0, body, retryAfter: incoming.headers['retry-after'] }),
        (error: unknown) => fail(error),
      );
    });
    // A server of WebSockets may take any request for one of its own.
    request.on('upgrade', (incoming, socket) => {
      response = incoming;
      socket.destroy();
      resolve({ status: incoming.statusCode ?? 0, body: '' });
    });
    request.end(input.body);
  });
}

function openRequest(target: Target, input: SendRequestInput): ClientRequest {
  const { method, headers, body, signal, wire } = input;
  const request = target.url.protocol === 'https:' ? httpsRequest : httpRequest;
  const length =
    wire === 'chunked' ? { 'transfer-encoding': 'chunked' } : { 'content-length': Buffer.byteLength(body) };
  return request(target.url, {
    method,
    headers: { ...(wire === 'title-case' ? inTitleCase(headers) : headers), ...length },
    agent: agentFor(target),
    signal,
  });
}

function inTitleCase(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()), value]),
  );
}

/** Resolves when the body has ended, or is longer than anybody reads. */
function readBodyStart(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let isDone = false;
    const done = () => {
      isDone = true;
      resolve(Buffer.concat(chunks).toString('utf8').slice(0, MAX_BODY_CHARACTERS));
    };
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size < MAX_BODY_BYTES) return;
      done();
      response.destroy();
    });
    response.on('end', done);
    response.on('error', reject);
    response.on('close', () => {
      if (!isDone) reject(new NoResponseError());
    });
  });
}
