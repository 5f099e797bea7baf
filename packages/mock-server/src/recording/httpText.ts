import { UsageError } from '../errors/usageError.ts';
import { bytesOf, textOf } from '../message/body.ts';
import type { RecordedRequest } from './recordedRequest.ts';

/** A request as the `.http` files of editors have it. */
export function httpText({ method, url, headers, body }: RecordedRequest): string {
  const text = textOf(body);
  if (text === undefined)
    throw new UsageError({
      code: 'unknown-format',
      message: 'The body is not text, so a `.http` file cannot contain it.',
      where: 'format',
      fix: 'Use curl.',
    });
  const length = headers['content-length'] === undefined ? [`content-length: ${bytesOf(body).length}`] : [];
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${url} HTTP/1.1\n${[...lines, ...length].join('\n')}\n\n${text}\n`;
}

/**
 * The requests in a `.http` file, or in a dump of the bytes of one request. The body is exactly what `content-length` says, or
 * everything up to the next request without the line breaks before it.
 */
export function requestsInHttp(bytes: Uint8Array): readonly RecordedRequest[] {
  // One character is one byte.
  const text = Buffer.from(bytes).toString('latin1');
  return blocksIn(text).flatMap((block) => requestIn(block) ?? []);
}

function blocksIn(text: string): readonly string[] {
  return text.split(/^###.*\r?\n?/m).filter((block) => block.trim() !== '');
}

const REQUEST_LINE = /^([A-Z]+)\s+(\S+)(?:\s+HTTP\/[\d.]+)?\s*$/;
const HEADER = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/;
const COMMENT = /^\s*(#|\/\/|@\w+\s*=|$)/;

function requestIn(block: string): RecordedRequest | undefined {
  let rest = block;
  let [method, target] = ['POST', ''];
  const headers: Record<string, string> = {};
  let hasStarted = false;
  for (;;) {
    const [line = '', lineBreak = ''] = /^(.*?)(\r?\n|$)/.exec(rest)?.slice(1) ?? [];
    if (rest === '' || (hasStarted && line === '')) {
      rest = rest.slice(lineBreak.length);
      break;
    }
    rest = rest.slice(line.length + lineBreak.length);
    const request = hasStarted ? null : REQUEST_LINE.exec(line);
    const header = HEADER.exec(line);
    if (request) [, method = '', target = ''] = request;
    else if (header) addHeader(headers, header);
    else if (!hasStarted && COMMENT.test(line)) continue;
    else throw invalid(`${JSON.stringify(line.slice(0, 80))} is neither a request line nor a header.`);
    hasStarted = true;
  }
  if (!hasStarted) return undefined;
  if (/chunked/i.test(headers['transfer-encoding'] ?? ''))
    throw invalid('The body is chunked. Record it decoded, without `transfer-encoding`.');
  const body = Buffer.from(bodyIn(rest, headers['content-length']), 'latin1');
  return { method, url: urlOf(target, headers), headers, body: textOf(body) ?? body };
}

function addHeader(headers: Record<string, string>, [, name = '', value = '']: readonly string[]): void {
  const key = name.toLowerCase();
  headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
}

function bodyIn(rest: string, contentLength: string | undefined): string {
  const length = Number(contentLength ?? Number.NaN);
  if (length <= rest.length && rest.slice(length).trim() === '') return rest.slice(0, length);
  return rest.replace(/[\r\n]+$/, '');
}

/** A request line has a path, and its host is a header. */
function urlOf(target: string, { host, 'x-forwarded-proto': protocol = 'http' }: RecordedRequest['headers']): string {
  return target.startsWith('/') && host !== undefined ? `${protocol}://${host}${target}` : target;
}

function invalid(message: string): UsageError {
  return new UsageError({
    code: 'invalid-recording',
    message,
    where: 'recording',
    fix: 'Begin with a line such as `POST /webhooks HTTP/1.1`, then the headers, an empty line, and the body.',
  });
}
