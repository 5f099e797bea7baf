import { connect, isIP, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { connect as connectSecurely } from 'node:tls';
import type { Wire } from '../faults/fault.ts';
import { bytesOf } from '../message/body.ts';
import type { ReceiverResponse, SendRequestInput } from './request.ts';
import type { Target } from './target.ts';

/** How a request is written to a connection without Node's HTTP. */
export type RawWire = Exclude<Wire, 'chunked' | 'title-case'>;

const PIECES = 20;
const PIECE_MS = 100;
/** How long to wait for a response to what is not a complete request. */
const PATIENCE_MS = 1000;

/**
 * Writes a request in a way that no client does, and resolves to the first response. Status 0 if there is none, such as for a
 * request that is not complete.
 */
export async function writeRaw(target: Target, input: SendRequestInput, wire: RawWire): Promise<ReceiverResponse> {
  const socket = open(target);
  const stop = () => socket.destroy();
  input.signal?.addEventListener('abort', stop, { once: true });
  // A signal may outlive many requests.
  socket.once('close', () => input.signal?.removeEventListener('abort', stop));
  const response = firstResponse(socket, input.timeout);
  // What is written to a receiver that has closed the connection is lost, and that is an answer, too.
  socket.on('error', () => {});
  await connected(socket, target);
  await WRITERS[wire](socket, headOf(target, input), bytesOf(input.body));
  const answer = await (isWhole(wire) ? response : Promise.race([response, wait(PATIENCE_MS, NO_RESPONSE)]));
  socket.destroy();
  return answer;
}

const NO_RESPONSE: ReceiverResponse = { status: 0, body: '' };

function isWhole(wire: RawWire): boolean {
  return wire === 'slow' || wire === 'half-closed' || wire === 'pipelined' || wire === 'two-lengths';
}

type Writer = (socket: Socket, head: readonly string[], body: Buffer) => Promise<void>;

const WRITERS: Readonly<Record<RawWire, Writer>> = {
  slow: async (socket, head, body) => {
    socket.write(headText(head, body.length));
    await inPieces(socket, body, PIECES);
  },
  'slow-head': async (socket, head) => {
    await inPieces(socket, Buffer.from(`${head.join('\r\n')}\r\nx-slow: `), PIECES / 2);
  },
  'half-closed': async (socket, head, body) => {
    socket.write(headText(head, body.length));
    socket.end(body);
  },
  reset: async (socket, head, body) => {
    socket.write(headText(head, body.length));
    socket.write(body.subarray(0, body.length / 2));
    await wait(PIECE_MS);
    socket.resetAndDestroy();
  },
  short: async (socket, head, body) => {
    socket.write(headText(head, body.length));
    socket.write(body.subarray(0, body.length / 2));
  },
  'two-lengths': async (socket, head, body) => {
    const both = [...head, `content-length: ${body.length}`, 'transfer-encoding: chunked', '', ''].join('\r\n');
    socket.write(both);
    socket.write(`${body.length.toString(16)}\r\n`);
    socket.write(body);
    socket.write('\r\n0\r\n\r\n');
  },
  pipelined: async (socket, head, body) => {
    const request = Buffer.concat([Buffer.from(headText(head, body.length)), body]);
    socket.write(Buffer.concat([request, request]));
  },
  left: async (socket, head, body) => {
    socket.write(headText(head, body.length));
    socket.write(body);
    await wait(1);
    socket.destroy();
  },
};

async function inPieces(socket: Socket, bytes: Buffer, pieces: number): Promise<void> {
  const size = Math.ceil(bytes.length / pieces);
  for (let start = 0; start < bytes.length && !socket.destroyed; start += size) {
    socket.write(bytes.subarray(start, start + size));
    await wait(PIECE_MS);
  }
}

function headOf({ url }: Target, { method, headers }: SendRequestInput): readonly string[] {
  const lines = Object.entries({ host: url.host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${url.pathname}${url.search} HTTP/1.1`, ...lines];
}

function headText(head: readonly string[], length: number): string {
  return [...head, `content-length: ${length}`, '', ''].join('\r\n');
}

function open({ url, addresses }: Target): Socket {
  const host = addresses[0]?.address ?? '';
  if (url.protocol === 'https:')
    return connectSecurely({
      ...{ host, port: Number(url.port || 443) },
      // An address is no name.
      ...(isIP(url.hostname) === 0 && { servername: url.hostname }),
    });
  return connect({ host, port: Number(url.port || 80), allowHalfOpen: true });
}

function connected(socket: Socket, { url }: Target): Promise<void> {
  const event = url.protocol === 'https:' ? 'secureConnect' : 'connect';
  return new Promise((resolve, reject) => socket.once(event, resolve).once('error', reject));
}

/** The status of the first response. */
function firstResponse(socket: Socket, timeout: number): Promise<ReceiverResponse> {
  return new Promise((resolve) => {
    let text = '';
    const timer = setTimeout(() => resolve(NO_RESPONSE), timeout);
    const finish = () => {
      clearTimeout(timer);
      resolve({ status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0), body: '' });
    };
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (/^HTTP\/1\.[01] [2-5]\d\d /.test(text) && text.includes('\r\n\r\n')) finish();
    });
    socket.on('end', finish).on('close', finish);
  });
}
