import type { ServerResponse } from 'node:http';
import type { UsageError } from '../errors/usageError.ts';

/** What a route answers: text for people, or data as JSON. */
export type RouteResponse =
  | { readonly status: number; readonly text: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly status: number; readonly data: unknown; readonly headers?: Readonly<Record<string, string>> };

const STATUS: Readonly<Record<string, number>> = {
  'host-not-allowed': 403,
  'foreign-request': 403,
  'no-such-route': 404,
  'unknown-delivery': 404,
  'unknown-provider': 404,
  'unknown-event': 404,
  'unknown-example': 404,
  'no-example': 404,
  'wrong-method': 405,
  'body-too-large': 413,
  'not-json': 415,
};

export function usageErrorResponse({ code, message, where, fix, suggestions }: UsageError): RouteResponse {
  return { status: STATUS[code] ?? 400, data: { error: { code, message, where, fix, suggestions } } };
}

export function writeResponse(response: ServerResponse, answer: RouteResponse): void {
  const isText = 'text' in answer;
  const body = isText ? answer.text : `${JSON.stringify(answer.data, null, 2)}\n`;
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-type': `${isText ? 'text/plain' : 'application/json'}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
