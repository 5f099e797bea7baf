import type { IncomingMessage } from 'node:http';
import { MisuseError } from '../errors/usageError.ts';

const LARGEST = 1024 * 1024;

/**
 * The JSON body of a request. It has to be declared as JSON: a page of another site cannot do that without being asked
 * first, so it cannot make a browser send deliveries.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new MisuseError({
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
    throw new MisuseError({
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
    if (size <= LARGEST) chunks.push(chunk);
    if (size > 16 * LARGEST) break;
  }
  if (size <= LARGEST) return Buffer.concat(chunks);
  throw new MisuseError({
    code: 'body-too-large',
    message: `The body is larger than ${LARGEST} bytes.`,
    where: 'body',
    fix: 'Send a smaller payload.',
  });
}
