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
  let rest = Buffer.from(bytes).toString('latin1');
  const requests: RecordedRequest[] = [];
  while (rest.trim() !== '') {
    const separator = SEPARATOR.exec(rest);
    if (separator) {
      rest = rest.slice(separator[0].length);
      continue;
    }
    const head = headIn(rest);
    // Comments before a separator, or at the end.
    if (!head) {
      const next = rest.search(/^###/m);
      rest = next === -1 ? '' : rest.slice(next);
      continue;
    }
    const [body, after] = bodyIn(head.rest, head.headers['content-length']);
    requests.push(requestOf(head, Buffer.from(body, 'latin1')));
    rest = after;
  }
  return requests;
}

const SEPARATOR = /^\s*###.*(?:\r?\n|$)/;
const REQUEST_LINE = /^([A-Z]+)\s+(\S+)(?:\s+HTTP\/[\d.]+)?\s*$/;
const HEADER = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/;
const COMMENT = /^\s*(#|\/\/|@\w+\s*=|$)/;

interface Head {
  readonly method: string;
  readonly target: string;
  readonly headers: Record<string, string>;
  /** What follows. */
  readonly rest: string;
}

/** The request line and the headers. Undefined if a separator or the end comes first. */
function headIn(text: string): Head | undefined {
  let rest = text;
  let [method, target] = ['POST', ''];
  const headers: Record<string, string> = {};
  let hasStarted = false;
  while (rest !== '' && !rest.startsWith('###')) {
    const [line = '', lineBreak = ''] = /^(.*?)(\r?\n|$)/.exec(rest)?.slice(1) ?? [];
    rest = rest.slice(line.length + lineBreak.length);
    if (hasStarted && line === '') break;
    const request = hasStarted ? null : REQUEST_LINE.exec(line);
    const header = HEADER.exec(line);
    if (request) [, method = '', target = ''] = request;
    else if (header) addHeader(headers, header);
    else if (!hasStarted && COMMENT.test(line)) continue;
    else throw invalid(`${JSON.stringify(line.slice(0, 80))} is neither a request line nor a header.`);
    hasStarted = true;
  }
  return hasStarted ? { method, target, headers, rest } : undefined;
}

function requestOf({ method, target, headers }: Head, body: Buffer): RecordedRequest {
  if (/chunked/i.test(headers['transfer-encoding'] ?? ''))
    throw invalid('The body is chunked. Record it decoded, without `transfer-encoding`.');
  return { method, url: urlOf(target, headers), headers, body: textOf(body) ?? body };
}

function addHeader(headers: Record<string, string>, [, name = '', value = '']: readonly string[]): void {
  const key = name.toLowerCase();
  headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
}

/** The body, and what follows it. The length may be that of another body, if somebody has edited the file. */
function bodyIn(text: string, contentLength: string | undefined): readonly [body: string, after: string] {
  const length = Number(contentLength ?? Number.NaN);
  const after = length <= text.length ? text.slice(length) : undefined;
  if (after !== undefined && /^(?:\s*$|\s*?\n###)/.test(after)) return [text.slice(0, length), after];
  const end = text.search(/^###/m);
  const body = end === -1 ? text : text.slice(0, end);
  return [withoutLineBreaks(body), text.slice(body.length)];
}

/** A regular expression would take quadratic time for many of them. */
function withoutLineBreaks(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return text.slice(0, end);
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
