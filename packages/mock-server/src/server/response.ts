import type { ServerResponse } from 'node:http';
import { type UsageError, usageErrorData } from '../errors/usageError.ts';

/** The response of a route: plain text, data that is sent as JSON, a file, or events as they happen. */
export type RouteResponse =
  | { readonly status: number; readonly text: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly status: number; readonly data: unknown; readonly headers?: Readonly<Record<string, string>> }
  | FileResponse
  | EventStream;

export interface FileResponse {
  readonly status: number;
  readonly file: Uint8Array;
  /** Its content type. */
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Server-sent events. */
export interface EventStream {
  /** Sends events until the function that it returns is called. */
  readonly start: (send: (event: string, data: unknown) => void) => () => void;
}

/** Codes without an entry are 400. */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  'host-not-allowed': 403,
  'host-not-local': 403,
  'origin-not-local': 403,
  'unknown-route': 404,
  'unknown-file': 404,
  'unknown-delivery': 404,
  'unknown-provider': 404,
  'unknown-event': 404,
  'unknown-example': 404,
  'no-example': 404,
  'unknown-format': 404,
  'unknown-endpoint': 404,
  'method-not-allowed': 405,
  'endpoint-disabled': 409,
  'unknown-secret': 409,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'too-much-pending': 503,
};

export function usageErrorResponse(error: UsageError): RouteResponse {
  return { status: STATUS_BY_CODE[error.code] ?? 400, data: usageErrorData(error) };
}

export function writeResponse(response: ServerResponse, result: RouteResponse): void {
  if ('start' in result) {
    writeEvents(response, result);
    return;
  }
  const { body, type } = contentOf(result);
  response.writeHead(result.status, {
    ...result.headers,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...SECURITY_HEADERS,
  });
  response.end(body);
}

const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

/** Proxies and browsers close connections on which nothing happens. */
const KEEP_ALIVE_MS = 15_000;

function writeEvents(response: ServerResponse, { start }: EventStream): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...SECURITY_HEADERS });
  response.write(': connected\n\n');
  const stop = start((event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  const timer = setInterval(() => response.write(':\n\n'), KEEP_ALIVE_MS);
  response.on('close', () => {
    clearInterval(timer);
    stop();
  });
}

function contentOf(result: Exclude<RouteResponse, EventStream>): {
  readonly body: string | Uint8Array;
  readonly type: string;
} {
  if ('file' in result) return { body: result.file, type: result.type };
  if ('text' in result) return { body: result.text, type: 'text/plain; charset=utf-8' };
  return { body: `${JSON.stringify(result.data, null, 2)}\n`, type: 'application/json; charset=utf-8' };
}
