import { createHmac, timingSafeEqual } from 'node:crypto';

/** The limit of every endpoint. */
export const MAX_BYTES = 1_000_000;
const MAX_AGE_S = 300;
/** A table with a unique key would remember more, and survive a restart. */
const MAX_REMEMBERED = 10_000;

export interface PlatformEvent {
  readonly id: string;
  readonly type: string;
  readonly created_at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The value of a header, by its name in lower case. */
export type Header = (name: string) => string | null | undefined;

/** Handles a delivery, and resolves to the status to respond with. Rejects if the event could not be handled. */
export type Receive = (header: Header, body: Uint8Array) => Promise<204 | 400 | 401>;

export interface EndpointOptions {
  /** `whsec_` and the key in base64. */
  readonly secret: string;
  readonly handle: (event: PlatformEvent) => Promise<void>;
}

/** Verifies, parses and validates deliveries, and handles each event once. */
export function createReceive({ secret, handle }: EndpointOptions): Receive {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const handled = new Map<string, Promise<void>>();
  return async (header, body) => {
    if (!isSigned(key, header, body)) return 401;
    const event = eventIn(body);
    if (!event) return 400;
    await once(event.id, () => handle(event));
    return 204;
  };

  /** A duplicate waits for the attempt that is running. After one that failed, the next delivery tries again. */
  function once(id: string, work: () => Promise<void>): Promise<void> {
    const known = handled.get(id);
    if (known) return known;
    const [oldest] = handled.keys();
    if (oldest !== undefined && handled.size >= MAX_REMEMBERED) handled.delete(oldest);
    const attempt = work();
    handled.set(id, attempt);
    attempt.catch(() => handled.delete(id));
    return attempt;
  }
}

/** Whether a signature of Standard Webhooks matches, and is recent. */
function isSigned(key: Buffer, header: Header, body: Uint8Array): boolean {
  const timestamp = header('webhook-timestamp') ?? '';
  if (!/^\d+$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > MAX_AGE_S) return false;
  const hmac = createHmac('sha256', key)
    .update(`${header('webhook-id')}.${timestamp}.`)
    .update(body);
  const expected = Buffer.from(`v1,${hmac.digest('base64')}`);
  return (header('webhook-signature') ?? '').split(' ').some((signature) => {
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function eventIn(body: Uint8Array): PlatformEvent | undefined {
  try {
    const payload: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isEvent(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}

function isEvent(payload: unknown): payload is PlatformEvent {
  if (typeof payload !== 'object' || payload === null) return false;
  const { id, type, created_at, data } = payload as Partial<Record<keyof PlatformEvent, unknown>>;
  const areTexts = [id, type, created_at].every((value) => typeof value === 'string');
  return areTexts && typeof data === 'object' && data !== null;
}

/** Whether a content type is that of JSON, whatever its parameters and its case. */
export function isJson(contentType: string | null | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? '');
}

/** The bytes of a body; undefined if there are too many. For what has no limit of its own. */
export async function readBytes(chunks: AsyncIterable<Uint8Array> | null): Promise<Uint8Array | undefined> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) return undefined;
    read.push(chunk);
  }
  return Buffer.concat(read);
}
