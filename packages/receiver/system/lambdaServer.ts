import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { listen, type RunningServer } from '../test/listen.ts';

/** An event of API Gateway in format 2.0, as far as an endpoint needs it. */
export interface HttpEvent {
  readonly version: '2.0';
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestContext: { readonly domainName: string; readonly http: { readonly method: string } };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

export interface HttpResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Gateway {
  /** `binary` encodes only what is not text; `always` encodes JSON, too, as if every media type were a binary one. */
  readonly base64: 'binary' | 'always';
}

/** Serves a function of AWS Lambda over HTTP, as API Gateway does. */
export function listenLambda(
  handler: (event: HttpEvent) => Promise<HttpResult>,
  { base64 }: Gateway,
): Promise<RunningServer> {
  return listen(async (request, response) => {
    const body = await bodyOf(request);
    // A client that has gone away gets no response, and the function is not called.
    if (!body) return;
    const encodes = base64 === 'always' || !isText(request, body);
    const result = await handler(eventOf(request, body, encodes)).catch(() => ({ statusCode: 500 }) as HttpResult);
    response.writeHead(result.statusCode, { ...result.headers }).end(result.body);
  });
}

/** A gateway calls the function after the last byte. Undefined if the body does not arrive completely. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}

function isText({ headers }: IncomingMessage, body: Buffer): boolean {
  return /^(text\/|application\/json\s*(;|$))/i.test(headers['content-type'] ?? '') && isUtf8(body);
}

function eventOf(
  { url = '', method = '', headers }: IncomingMessage,
  body: Buffer,
  isBase64Encoded: boolean,
): HttpEvent {
  const { pathname, search } = new URL(url, 'http://gateway');
  return {
    version: '2.0',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')])),
    requestContext: { domainName: headers.host ?? '', http: { method } },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}
