import { bytesOf } from '../message/body.ts';
import { afterEvents, Connection } from './connection.ts';
import { withLimits } from './limits.ts';
import type { ReceiverResponse, SendRequestInput } from './request.ts';
import { inOneChunk, lengthOf, requestHead } from './requestHead.ts';
import { type Resolver, resolveTarget, systemResolver, type Target } from './target.ts';
import { writeRaw } from './writeRaw.ts';

/** Sends one HTTP request, without following redirects. Rejects if no complete response arrives. */
export async function sendRequest(input: SendRequestInput): Promise<ReceiverResponse> {
  const { wire, signal, method, allowHosts } = input;
  const target = await resolveTarget(input.url, { allowHosts, resolve: boundedResolver(input) });
  await turn();
  signal?.throwIfAborted();
  if (wire !== undefined && wire !== 'chunked' && wire !== 'title-case') return writeRaw(target, input, wire);
  const parts = requestParts(target, input);
  const connection = Connection.to(target);
  return withLimits(
    input,
    (reason) => connection.fail(reason),
    () => connection.send(method, parts),
  );
}

/**
 * Resolves when what has arrived is handled: by then, connections that a receiver has closed are known. Requests that wait
 * together are written together, which halves the time that the system needs for them.
 */
function turn(): Promise<void> {
  return new Promise((resolve) => afterEvents(resolve));
}

/** Resolving a name takes part of the time. */
function boundedResolver(input: SendRequestInput): Resolver {
  const { resolve = systemResolver } = input;
  return (hostname) =>
    new Promise((settle, reject) => {
      withLimits(input, reject, () => resolve(hostname)).then(settle, reject);
    });
}

function requestParts(target: Target, input: SendRequestInput): readonly (string | Uint8Array)[] {
  const body = bytesOf(input.body);
  return input.wire === 'chunked'
    ? [requestHead(target, input, { 'transfer-encoding': 'chunked' }), ...inOneChunk(body)]
    : [requestHead(target, input, lengthOf(body)), body];
}
