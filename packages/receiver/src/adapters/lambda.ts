import type { Receiver } from '../receiver.ts';
import { withUrl } from '../request/body.ts';
import type { IncomingRequest } from '../request/request.ts';

/** An event of API Gateway (REST and HTTP APIs), of a function URL, or of an Application Load Balancer. */
export interface LambdaEvent {
  readonly body?: string | null | undefined;
  readonly isBase64Encoded?: boolean | undefined;
  readonly headers?: LambdaHeaders | null | undefined;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null | undefined;
  /** REST APIs and load balancers. */
  readonly httpMethod?: string | undefined;
  readonly path?: string | undefined;
  readonly multiValueQueryStringParameters?: Readonly<Record<string, readonly string[] | undefined>> | null | undefined;
  readonly queryStringParameters?: LambdaHeaders | null | undefined;
  /** HTTP APIs and function URLs. */
  readonly rawPath?: string | undefined;
  readonly rawQueryString?: string | undefined;
  readonly requestContext?: {
    readonly http?: { readonly method: string } | undefined;
    readonly domainName?: string | undefined;
    readonly path?: string | undefined;
    readonly elb?: unknown;
  };
}

type LambdaHeaders = Readonly<Record<string, string | undefined>>;

export interface LambdaResult {
  readonly statusCode: number;
  readonly headers?: Record<string, string>;
  /** For load balancers with multi-value headers. */
  readonly multiValueHeaders?: Record<string, string[]>;
  readonly body: string;
}

export interface LambdaOptions {
  /** The complete URL that the provider calls, for schemes that sign it, if it differs from what the event says. */
  readonly url?: (event: LambdaEvent) => string;
}

/** A handler for AWS Lambda. Nothing runs after its response, so use `answer: 'after'`, which is the default. */
export function toLambda(
  receiver: Receiver,
  { url = urlOf }: LambdaOptions = {},
): (event: LambdaEvent) => Promise<LambdaResult> {
  return async (event) => {
    const {
      status,
      headers,
      body = '',
    } = await receiver.receive({
      method: event.requestContext?.http?.method ?? event.httpMethod ?? '',
      headers: headersOf(event),
      ...withUrl(() => url(event), bodyOf(event)),
    });
    return { statusCode: status, ...responseHeaders(event, headers), body };
  };
}

/** Names in lower case, as in HTTP/2: API Gateway keeps the case that the client used. */
function headersOf({ headers, multiValueHeaders }: LambdaEvent): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) found[name.toLowerCase()] = value;
  for (const [name, values = []] of Object.entries(multiValueHeaders ?? {}))
    if (values.length > 0) found[name.toLowerCase()] = values.length === 1 ? (values[0] ?? '') : [...values];
  return found;
}

const PARSED =
  'The body was parsed before the receiver got it. In AWS Lambda, remove the middleware that parses bodies, such as middyJsonBodyParser, from this function.';

function bodyOf({ body, isBase64Encoded }: LambdaEvent): IncomingRequest['body'] {
  if (typeof body === 'object' && body !== null) return async () => ({ code: 'body-parsed', message: PARSED });
  if (!body) return new Uint8Array();
  if (!isBase64Encoded) return new TextEncoder().encode(body);
  try {
    return Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
  } catch {
    return async () => ({ code: 'incomplete', message: 'The body is not base64, although the event says so.' });
  }
}

function urlOf(event: LambdaEvent): string {
  const { requestContext, rawPath, rawQueryString, path = '' } = event;
  const host = requestContext?.domainName ?? headersOf(event).host ?? '';
  // The path of a REST API contains its stage only here.
  const pathname = rawPath ?? requestContext?.path ?? path;
  const query = rawQueryString ?? queryOf(event);
  return `https://${host}${pathname}${query === '' ? '' : `?${query}`}`;
}

/** Load balancers pass the query as the client encoded it, and REST APIs decode it. */
function queryOf({ queryStringParameters, multiValueQueryStringParameters, requestContext }: LambdaEvent): string {
  const single = Object.entries(queryStringParameters ?? {}).map(([name, value]) => [name, [value ?? '']] as const);
  const multiple = Object.entries(multiValueQueryStringParameters ?? {}).map(
    ([name, values]) => [name, values ?? []] as const,
  );
  const encode = requestContext?.elb === undefined ? encodeURIComponent : (text: string) => text;
  return (multiple.length > 0 ? multiple : single)
    .flatMap(([name, values]) => values.map((value) => `${encode(name)}=${encode(value)}`))
    .join('&');
}

function responseHeaders(event: LambdaEvent, headers: Readonly<Record<string, string>>): Partial<LambdaResult> {
  if (event.multiValueHeaders && !event.headers)
    return { multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])) };
  return { headers: { ...headers } };
}
