import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createVerifier, PRESETS } from '@hookbook/webhook';

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export interface Event {
  readonly id: string;
  readonly type: string;
  readonly created_at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Headers = IncomingMessage['headers'];

/** The steps of a receiver of the platform's events. A bug replaces some of them. */
export interface Steps {
  /** A status to refuse a request with before its body is read. */
  readonly admit: (request: IncomingMessage) => number | undefined;
  readonly read: (request: IncomingMessage) => Promise<Buffer | undefined>;
  readonly verify: (headers: Headers, body: Buffer, effects?: Map<string, number>) => Promise<boolean>;
  /** Throws for what is not JSON. */
  readonly parse: (body: Buffer) => unknown;
  readonly isValid: (payload: unknown) => boolean;
  readonly isKnown: (event: Event) => boolean;
  /** Whether the event was not handled before. */
  readonly claim: (event: Event, effects: Map<string, number>) => boolean | Promise<boolean>;
  readonly handle: (event: Event, effects: Map<string, number>) => void | Promise<void>;
  readonly respond: (response: ServerResponse, outcome: Outcome, event?: Event) => void;
}

export type Outcome = 'handled' | 'duplicate' | 'unknown' | 'forged' | 'invalid' | 'too-large' | 'failed';

const STATUS: Readonly<Record<Outcome, number>> = {
  ...{ handled: 204, duplicate: 204, unknown: 204, forged: 401, invalid: 400, 'too-large': 413, failed: 500 },
};
const MAX_BYTES = 1_000_000;
const MAX_DEPTH = 64;
export const TYPES = ['user.created', 'user.updated', 'user.deleted', 'project.created', 'project.updated'];

const { verify } = createVerifier(PRESETS['standard-webhooks'], SECRET);

/** A receiver that does everything right. */
export const RIGHT: Steps = {
  admit: ({ method, headers }) => {
    if (method !== 'POST') return 405;
    return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '') ? undefined : 415;
  },
  read: async (request) => {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
    }
    return size > MAX_BYTES ? undefined : Buffer.concat(chunks);
  },
  verify: async (headers, body) => (await verify({ headers, body })).ok,
  parse: (body) => JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)),
  isValid: (payload) => isEvent(payload) && depthOf(payload) <= MAX_DEPTH,
  isKnown: ({ type }) => TYPES.includes(type),
  claim: ({ id }, effects) => {
    if (effects.has(id)) return false;
    effects.set(id, 0);
    return true;
  },
  handle: ({ id }, effects) => void effects.set(id, (effects.get(id) ?? 0) + 1),
  respond: (response, outcome) => void response.writeHead(STATUS[outcome]).end(),
};

function isEvent(payload: unknown): payload is Event {
  if (typeof payload !== 'object' || payload === null) return false;
  const { id, type, created_at, data } = payload as Partial<Event>;
  const areTexts = [id, type, created_at].every((value) => typeof value === 'string');
  return areTexts && typeof data === 'object' && data !== null;
}

function depthOf(payload: unknown): number {
  let depth = 0;
  for (let level: readonly unknown[] = [payload]; level.length > 0; depth += 1)
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  return depth;
}

/** Starts a receiver, and observes its effects. */
export async function startHandWritten(bug: Partial<Steps> = {}) {
  const steps: Steps = { ...RIGHT, ...bug };
  const effects = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    receive(request, response).catch(() => {
      if (!response.headersSent) steps.respond(response, 'failed');
    });
  });

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = steps.admit(request);
    const body = await steps.read(request);
    if (refused !== undefined) return void response.writeHead(refused).end();
    if (!body) return steps.respond(response, 'too-large');
    if (!(await steps.verify(request.headers, body, effects))) return steps.respond(response, 'forged');
    let payload: unknown;
    try {
      payload = steps.parse(body);
    } catch {
      return steps.respond(response, 'invalid');
    }
    if (!steps.isValid(payload)) return steps.respond(response, 'invalid');
    const event = payload as Event;
    if (!steps.isKnown(event)) return steps.respond(response, 'unknown', event);
    if (!(await steps.claim(event, effects))) return steps.respond(response, 'duplicate', event);
    await steps.handle(event, effects);
    steps.respond(response, 'handled', event);
  }

  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    observe: async (id: string) => effects.get(id) ?? 0,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export { wait };
