import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { Wire } from '../faults/fault.ts';
import { bytesOf } from '../message/body.ts';
import { Connection } from './connection.ts';
import { withLimits } from './limits.ts';
import type { ReceiverResponse, SendRequestInput } from './request.ts';
import { type Framing, inOneChunk, LINE_END, lengthOf, requestHead } from './requestHead.ts';
import { NoResponseError } from './responseReader.ts';
import type { Target } from './target.ts';

/** How a request is written if not at once. */
export type RawWire = Exclude<Wire, 'chunked' | 'title-case'>;

const PIECES = 20;
const PIECE_MS = 100;
/** Long enough for a receiver to read a packet on its own. */
const PACKET_MS = 20;
const MAX_SPLITS = 16;
/** How long to wait for a response to what is not a complete request. */
const PATIENCE_MS = 1000;

/**
 * Writes a request in a way that no client does, and resolves to the first response. Status 0 if there is none, such as for a
 * request that is not complete.
 */
export async function writeRaw(target: Target, input: SendRequestInput, wire: RawWire): Promise<ReceiverResponse> {
  const connection = Connection.alone(target);
  const { socket } = connection;
  let reason: unknown;
  const stop = (why: unknown) => {
    reason = why;
    socket.destroy();
  };
  const answer = await withLimits(input, stop, () => exchange(connection, { target, input, wire })).catch((error) => {
    throw reason ?? error;
  });
  socket.destroy();
  input.signal?.throwIfAborted();
  if (reason !== undefined && isWhole(wire)) throw reason;
  return answer;
}

interface RawRequest {
  readonly target: Target;
  readonly input: SendRequestInput;
  readonly wire: RawWire;
}

async function exchange(connection: Connection, { target, input, wire }: RawRequest): Promise<ReceiverResponse> {
  const { socket } = connection;
  await connected(socket, target);
  // What is written to a receiver that has closed the connection is lost, and that is an answer, too.
  const response = connection.nextResponse(input.method).catch(() => NO_RESPONSE);
  await WRITERS[wire](socket, (framing) => requestHead(target, input, framing), bytesOf(input.body));
  if (isWhole(wire)) return response;
  const patience = setTimeout(() => socket.destroy(), PATIENCE_MS);
  return response.finally(() => clearTimeout(patience));
}

const NO_RESPONSE: ReceiverResponse = { status: 0, body: '', headers: new Map() };

function isWhole(wire: RawWire): boolean {
  return (
    wire === 'split-characters' ||
    wire === 'slow' ||
    wire === 'half-closed' ||
    wire === 'pipelined' ||
    wire === 'two-lengths'
  );
}

type Writer = (socket: Socket, head: (framing: Framing) => string, body: Buffer) => Promise<void>;

const WRITERS: Readonly<Record<RawWire, Writer>> = {
  'split-characters': async (socket, head, body) => {
    socket.write(head(lengthOf(body)), 'latin1');
    for (const piece of withinCharacters(body)) {
      await wait(PACKET_MS);
      socket.write(piece);
    }
  },
  slow: async (socket, head, body) => {
    socket.write(head(lengthOf(body)), 'latin1');
    await inPieces(socket, body, PIECES);
  },
  'slow-head': async (socket, head) => {
    const unfinished = `${head({}).slice(0, -LINE_END.length)}x-slow: `;
    await inPieces(socket, Buffer.from(unfinished, 'latin1'), PIECES / 2);
  },
  'half-closed': async (socket, head, body) => {
    socket.write(head(lengthOf(body)), 'latin1');
    socket.end(body);
  },
  reset: async (socket, head, body) => {
    socket.write(head(lengthOf(body)), 'latin1');
    socket.write(body.subarray(0, body.length / 2));
    await wait(PIECE_MS);
    // TLS has no reset of its own.
    if (socket instanceof TLSSocket) socket.destroy();
    else socket.resetAndDestroy();
  },
  short: async (socket, head, body) => {
    socket.write(head(lengthOf(body)), 'latin1');
    socket.write(body.subarray(0, body.length / 2));
  },
  'two-lengths': async (socket, head, body) => {
    socket.write(head({ ...lengthOf(body), 'transfer-encoding': 'chunked' }), 'latin1');
    for (const part of inOneChunk(body)) socket.write(part, 'latin1');
  },
  pipelined: async (socket, head, body) => {
    const request = Buffer.concat([Buffer.from(head(lengthOf(body)), 'latin1'), body]);
    socket.write(Buffer.concat([request, request]));
  },
  left: async (socket, head, body) => {
    socket.write(head(lengthOf(body)), 'latin1');
    socket.write(body);
    await wait(1);
    socket.destroy();
  },
};

/** The pieces of a text, each of which ends within a character. */
function withinCharacters(bytes: Buffer): readonly Buffer[] {
  const ends = [...bytes.keys()].filter((index) => isWithinCharacter(bytes[index])).slice(0, MAX_SPLITS);
  return [0, ...ends].map((start, index) => bytes.subarray(start, ends[index]));
}

/** Whether a byte of UTF-8 continues a character. */
function isWithinCharacter(byte = 0): boolean {
  return byte >= 0x80 && byte < 0xc0;
}

async function inPieces(socket: Socket, bytes: Buffer, pieces: number): Promise<void> {
  const size = Math.ceil(bytes.length / pieces);
  for (let start = 0; start < bytes.length && !socket.destroyed; start += size) {
    socket.write(bytes.subarray(start, start + size));
    await wait(PIECE_MS);
  }
}

function connected(socket: Socket, { url }: Target): Promise<void> {
  const event = url.protocol === 'https:' ? 'secureConnect' : 'connect';
  return new Promise((resolve, reject) => {
    // A connection that is stopped before it is open has no error.
    socket
      .once(event, resolve)
      .once('error', reject)
      .once('close', () => reject(new NoResponseError()));
  });
}
