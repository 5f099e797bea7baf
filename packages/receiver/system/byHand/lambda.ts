import { isJson, MAX_BYTES, type Receive } from './handle.ts';

/** An event of API Gateway in format 2.0, or of a function URL. */
interface HttpEvent {
  /** Their names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly requestContext: { readonly http: { readonly method: string } };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

interface HttpResult {
  readonly statusCode: number;
}

/** What the function exports as `handler`. API Gateway responds with a status of 500 or more if it rejects. */
export function lambdaHandler(receive: Receive): (event: HttpEvent) => Promise<HttpResult> {
  return async ({ headers, requestContext, body = '', isBase64Encoded }) => {
    if (requestContext.http.method !== 'POST') return { statusCode: 405 };
    if (!isJson(headers['content-type'])) return { statusCode: 415 };
    // API Gateway allows 10 MB, and a function 6 MB.
    const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    if (bytes.length > MAX_BYTES) return { statusCode: 413 };
    return { statusCode: await receive((name) => headers[name], bytes) };
  };
}
