import type { IncomingMessage } from 'node:http';
import { UsageError } from '../errors/usageError.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The JSON body of a request. It has to be declared as JSON: a page of another site cannot do that without being asked
 * first, so it cannot make a browser send deliveries.
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new UsageError({
      code: 'not-json',
      message: type === '' ? 'The request has no content type.' : `The request is ${type}.`,
      where: 'headers.content-type',
      fix: 'Send JSON with the header `content-type: application/json`.',
    });
  }
  const text = new TextDecoder().decode(await readBytes(request));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError({
      code: 'bad-json',
      message: `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      where: 'body',
      fix: 'Send an object like {"provider": "…", "event": "…", "url": "http://localhost:3000/webhooks"}.',
    });
  }
}

/** Reads to the end even where it keeps no more, so that the answer arrives. */
async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    if (size > 16 * MAX_BODY_BYTES) break;
  }
  if (size <= MAX_BODY_BYTES) return Buffer.concat(chunks);
  throw new UsageError({
    code: 'body-too-large',
    message: `The body is larger than ${MAX_BODY_BYTES} bytes.`,
    where: 'body',
    fix: 'Send a smaller payload.',
  });
}
