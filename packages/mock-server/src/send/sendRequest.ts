import { bytesOf } from '../message/body.ts';
import { clampToTimer } from './clock.ts';
import { Connection } from './connection.ts';
import type { ReceiverResponse, SendRequestInput } from './request.ts';
import { inOneChunk, lengthOf, requestHead } from './requestHead.ts';
import { resolveTarget, type Target } from './target.ts';
import { writeRaw } from './writeRaw.ts';

export class TimeoutError extends Error {
  readonly code = 'timeout';
}

/** Sends one HTTP request, without following redirects. Rejects if no complete response arrives. */
export async function sendRequest(input: SendRequestInput): Promise<ReceiverResponse> {
  const target = await resolveTarget(input.url, input);
  const { wire, signal } = input;
  await turn();
  signal?.throwIfAborted();
  if (wire !== undefined && wire !== 'chunked' && wire !== 'title-case') return writeRaw(target, input, wire);
  const parts = requestParts(target, input);
  const connection = Connection.to(target);
  const timer = setTimeout(() => connection.fail(new TimeoutError()), clampToTimer(input.timeout));
  const stop = () => connection.fail(signal?.reason);
  // A signal may outlive many requests.
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await connection.send(input.method, parts);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/**
 * Resolves when what has arrived is handled: by then, connections that a receiver has closed are known. Requests that wait
 * together are written together, which halves the time that the system needs for them.
 */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function requestParts(target: Target, input: SendRequestInput): readonly (string | Uint8Array)[] {
  const body = bytesOf(input.body);
  return input.wire === 'chunked'
    ? [requestHead(target, input, { 'transfer-encoding': 'chunked' }), ...inOneChunk(body)]
    : [requestHead(target, input, lengthOf(body)), body];
}
