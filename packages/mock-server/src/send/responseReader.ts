import type { ReceiverResponse } from './request.ts';

/** The receiver sent something else than an HTTP/1.1 response. */
export class InvalidResponseError extends Error {
  readonly code = 'invalid-response';
}

export class NoResponseError extends Error {
  readonly code = 'no-response';

  constructor() {
    super('The connection ended without a response.');
  }
}

const MAX_LINE_CHARACTERS = 16 * 1024;
const MAX_HEAD_CHARACTERS = 64 * 1024;
const MAX_BODY_BYTES = 64 * 1024;
const MAX_BODY_CHARACTERS = 2_000;
const MAX_QUOTED_CHARACTERS = 40;
/** A receiver that closes idle connections so soon may close one while a request is on its way. */
const SHORTEST_IDLE_SECONDS = 2;

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: |$)/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const CHUNK_SIZE = /^([\da-f]{1,8})[ \t]*(?:;|$)/i;

/** What the next bytes belong to. Everything but `body` is read line by line. */
type Part = 'status' | 'header' | 'body' | 'chunk-size' | 'chunk-end' | 'trailer' | 'nothing';

/** Reads the response to one request, in whatever pieces its bytes arrive (RFC 9112). */
export class ResponseReader {
  readonly #method: string;
  #part: Part = 'status';
  #line = '';
  #headCharacters = 0;
  #isHttp11 = true;
  #status = 0;
  #headers = new Map<string, string>();
  #isChunked = false;
  /** Bytes of the body, or of the chunk, that are still to come. */
  #left = 0;
  readonly #body: Buffer[] = [];
  #bodyBytes = 0;
  #canReuse = true;

  constructor(method: string) {
    this.#method = method;
  }

  get isComplete(): boolean {
    return this.#part === 'nothing';
  }

  /** Whether the connection can carry another request after this response. */
  get canReuse(): boolean {
    return this.isComplete && this.#canReuse;
  }

  get response(): ReceiverResponse {
    return {
      status: this.#status,
      body: Buffer.concat(this.#body).toString('utf8').slice(0, MAX_BODY_CHARACTERS),
      headers: this.#headers,
      retryAfter: this.#headers.get('retry-after'),
    };
  }

  /** Takes the next bytes of the connection. Throws an `InvalidResponseError`. */
  push(bytes: Buffer): void {
    let rest = bytes;
    while (rest.length > 0 && !this.isComplete)
      rest = this.#part === 'body' ? this.#readBody(rest) : this.#readLine(rest);
    // Nobody asked for a second response.
    if (rest.length > 0) this.#canReuse = false;
  }

  /** The connection has ended. Throws if that is not the end of the response. */
  end(): void {
    this.#canReuse = false;
    if (this.#part === 'body' && this.#left === Number.POSITIVE_INFINITY) this.#part = 'nothing';
    if (this.isComplete) return;
    if (this.#part === 'status' && this.#line === '') throw new NoResponseError();
    throw new InvalidResponseError('The connection ended before the response was complete.');
  }

  #readLine(bytes: Buffer): Buffer {
    const end = bytes.indexOf(LINE_FEED);
    this.#line += bytes.toString('latin1', 0, end === -1 ? bytes.length : end);
    if (this.#line.length > MAX_LINE_CHARACTERS) throw new InvalidResponseError('A line of the response is too long.');
    if (this.#part === 'status' && !startsLikeHttp(this.#line)) throw notHttp(this.#line);
    if (end === -1) return NO_BYTES;
    const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line;
    this.#line = '';
    this.#takeLine(line);
    return bytes.subarray(end + 1);
  }

  #takeLine(line: string): void {
    if (this.#part === 'chunk-size') this.#takeChunkSize(line);
    else if (this.#part === 'chunk-end') this.#endChunk(line);
    else this.#takeHeadLine(line);
  }

  #takeHeadLine(line: string): void {
    this.#headCharacters += line.length;
    if (this.#headCharacters > MAX_HEAD_CHARACTERS)
      throw new InvalidResponseError('The response headers are too long.');
    if (this.#part === 'status') this.#takeStatus(line);
    else if (line !== '') this.#takeHeader(line);
    else if (this.#part === 'header') this.#endHead();
    else this.#part = 'nothing';
  }

  #takeStatus(line: string): void {
    const [, minor, status] = STATUS_LINE.exec(line) ?? [];
    if (status === undefined) throw notHttp(line);
    this.#isHttp11 = minor === '1';
    this.#status = Number(status);
    this.#headers = new Map();
    this.#part = 'header';
  }

  #takeHeader(line: string): void {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
    if (!HEADER_NAME.test(name)) throw new InvalidResponseError(`The response has an invalid header: ${quoted(line)}.`);
    if (this.#part === 'trailer') return;
    const value = line.slice(colon + 1).trim();
    const before = this.#headers.get(name);
    this.#headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }

  #endHead(): void {
    const status = this.#status;
    if (status < 200 && status !== SWITCHING_PROTOCOLS) {
      this.#part = 'status';
      return;
    }
    this.#canReuse = this.#isHttp11 && this.#allowsReuse() && status !== SWITCHING_PROTOCOLS;
    if (BODILESS.has(status) || this.#method === 'HEAD') this.#part = 'nothing';
    else this.#expectBody();
  }

  #allowsReuse(): boolean {
    const connection = this.#headers.get('connection')?.toLowerCase() ?? '';
    const [, seconds] = /(?:^|[ ,])timeout=(\d{1,9})/i.exec(this.#headers.get('keep-alive') ?? '') ?? [];
    return !connection.includes('close') && (seconds === undefined || Number(seconds) >= SHORTEST_IDLE_SECONDS);
  }

  #expectBody(): void {
    const encoding = this.#headers.get('transfer-encoding')?.toLowerCase();
    const length = this.#headers.get('content-length');
    this.#isChunked = encoding !== undefined && /(?:^|[ ,\t])chunked$/.test(encoding);
    if (this.#isChunked) {
      this.#part = 'chunk-size';
      // A receiver that sends both lengths may count another one.
      this.#canReuse &&= length === undefined;
    } else if (encoding === undefined && length !== undefined) {
      this.#left = contentLength(length);
      this.#part = this.#left === 0 ? 'nothing' : 'body';
    } else {
      this.#left = Number.POSITIVE_INFINITY;
      this.#part = 'body';
    }
  }

  #takeChunkSize(line: string): void {
    const [, size] = CHUNK_SIZE.exec(line) ?? [];
    if (size === undefined)
      throw new InvalidResponseError(`The response body has an invalid chunk size: ${quoted(line)}.`);
    this.#left = Number.parseInt(size, 16);
    this.#part = this.#left === 0 ? 'trailer' : 'body';
  }

  #endChunk(line: string): void {
    if (line !== '') throw new InvalidResponseError('A chunk of the response body is longer than its size.');
    this.#part = 'chunk-size';
  }

  #readBody(bytes: Buffer): Buffer {
    const part = bytes.subarray(0, Math.min(this.#left, bytes.length));
    this.#body.push(part);
    this.#bodyBytes += part.length;
    this.#left -= part.length;
    if (this.#bodyBytes >= MAX_BODY_BYTES) {
      // Nobody reads more of it.
      this.#canReuse &&= this.#left === 0 && !this.#isChunked;
      this.#part = 'nothing';
    } else if (this.#left === 0) this.#part = this.#isChunked ? 'chunk-end' : 'nothing';
    return bytes.subarray(part.length);
  }
}

const LINE_FEED = 10;
const NO_BYTES = Buffer.alloc(0);
const SWITCHING_PROTOCOLS = 101;
const BODILESS: ReadonlySet<number> = new Set([SWITCHING_PROTOCOLS, 204, 304]);
const HTTP_1 = 'HTTP/1.';

/** Tells soon that a mail server answers, which waits for an answer. */
function startsLikeHttp(text: string): boolean {
  return text.startsWith(HTTP_1) || HTTP_1.startsWith(text);
}

/** A repeated header with the same length is allowed (RFC 9112, section 6.3). */
function contentLength(value: string): number {
  const [length = '', ...others] = value.split(',').map((text) => text.trim());
  if (/^\d{1,15}$/.test(length) && others.every((other) => other === length)) return Number(length);
  throw new InvalidResponseError(`The response has an invalid content-length: ${quoted(value)}.`);
}

function notHttp(line: string): InvalidResponseError {
  return new InvalidResponseError(`The response is not HTTP/1.1: it begins with ${quoted(line)}.`);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > MAX_QUOTED_CHARACTERS ? `${text.slice(0, MAX_QUOTED_CHARACTERS)}…` : text);
}
