import type { IncomingMessage } from 'node:http';
import { UsageError } from '../errors/usageError.ts';
import { EXAMPLE_ENDPOINT } from '../send/target.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The JSON body of a request. Requires the content type of JSON: a website would need a CORS preflight for it, so it
 * cannot make a browser send deliveries.
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!isJson(type)) {
    throw new UsageError({
      code: 'unsupported-media-type',
      message: type === '' ? 'The request has no content type.' : `The content type ${type} is not supported.`,
      where: 'headers.content-type',
      fix: 'Send JSON with the header `content-type: application/json`.',
    });
  }
  const text = new TextDecoder().decode(await readBytes(request));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError({
      code: 'invalid-json',
      message: `The body is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
      where: 'body',
      fix: `Send an object such as {"provider": "…", "event": "…", "url": "${EXAMPLE_ENDPOINT}"}.`,
    });
  }
}

/** The same for a request that needs no body: none is an object without members. */
export async function readOptionalJsonBody(request: IncomingMessage): Promise<unknown> {
  const { 'content-type': type, 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
  // Some clients set the content type of JSON for every request.
  const isWithout = (type === undefined || isJson(type)) && length === '0' && coding === undefined;
  return isWithout ? {} : await readJsonBody(request);
}

function isJson(type: string): boolean {
  return /^application\/json\s*(;|$)/i.test(type);
}

/** Keeps reading a body that is too large: a client only reads the response after it has sent its request. */
async function readBytes(request: IncomingMessage): Promise<Buffer> {
  // Nobody waits for a body that will be too large.
  if (Number(request.headers['content-length'] ?? 0) > 16 * MAX_BODY_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    if (size > 16 * MAX_BODY_BYTES) break;
  }
  if (size <= MAX_BODY_BYTES) return Buffer.concat(chunks);
  throw tooLarge();
}

function tooLarge(): UsageError {
  return new UsageError({
    code: 'body-too-large',
    message: `The body is larger than ${MAX_BODY_BYTES} bytes.`,
    where: 'body',
    fix: 'Send a smaller payload.',
  });
}
