import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { setImmediate } from 'node:timers';
import { connect as connectSecurely } from 'node:tls';
import type { ReceiverResponse } from './request.ts';
import { NoResponseError, ResponseReader } from './responseReader.ts';
import type { Target } from './target.ts';

/** Connections stay open for so many milliseconds between requests, which is shorter than receivers keep them. */
const IDLE_MS = 1000;

/**
 * A receiver that closes its connections without saying so has done it after so many milliseconds. A request that is on its way
 * then would be lost, and sending it again might deliver an event twice.
 */
const TRIAL_MS = 20;
const MAX_ENDPOINTS = 1000;

/**
 * Calls a function when what has arrived is handled. Taken at once, and not from the global object: tests replace timers, and those
 * that imitate a browser have no such function.
 */
export const afterEvents = setImmediate;

/** The idle connections of each endpoint with its checked addresses, so that none leads to another address. */
const idle = new Map<string, Set<Connection>>();
/** The endpoints whose connections have stayed open. */
const keeping = new Set<string>();

interface Exchange {
  readonly reader: ResponseReader;
  readonly resolve: (response: ReceiverResponse) => void;
  readonly reject: (reason: unknown) => void;
}

/** A connection to a receiver, which carries one request after another. Idle ones do not keep the process running. */
export class Connection {
  readonly socket: Socket;
  /** Absent if no other request may use the connection. */
  readonly #key: string | undefined;
  #exchange: Exchange | undefined;

  /** An idle connection to the target, or a new one. */
  static to(target: Target): Connection {
    const key = keyOf(target);
    const others = idle.get(key) ?? [];
    for (const connection of others) {
      connection.#forget();
      if (connection.socket.destroyed) continue;
      connection.socket.setTimeout(0).ref();
      return connection;
    }
    return new Connection(target, key);
  }

  /** A new connection for one request. */
  static alone(target: Target): Connection {
    return new Connection(target);
  }

  private constructor(target: Target, key?: string) {
    this.#key = key;
    this.socket = openSocket(target)
      .on('data', (bytes) => this.#take((reader) => reader.push(bytes)))
      .on('end', () => {
        this.#onClosedByReceiver();
        this.#take((reader) => reader.end());
      })
      .on('error', (error) => {
        this.#onClosedByReceiver();
        this.fail(error);
      })
      .on('timeout', () => this.socket.destroy())
      .on('close', () => {
        this.#forget();
        this.fail(new NoResponseError());
      });
  }

  /** Sends a request at once. Texts are Latin-1. Rejects if no complete response arrives. */
  send(method: string, parts: readonly (string | Uint8Array)[]): Promise<ReceiverResponse> {
    const response = this.nextResponse(method);
    this.socket.cork();
    for (const part of parts) this.socket.write(part, 'latin1');
    this.socket.uncork();
    return response;
  }

  /** Resolves to the response to the request that is written next. */
  nextResponse(method: string): Promise<ReceiverResponse> {
    return new Promise((resolve, reject) => {
      this.#exchange = { reader: new ResponseReader(method), resolve, reject };
    });
  }

  /** Ends the connection, and rejects the response with the reason. */
  fail(reason: unknown): void {
    const exchange = this.#exchange;
    this.#exchange = undefined;
    this.socket.destroy();
    exchange?.reject(reason);
  }

  #take(step: (reader: ResponseReader) => void): void {
    const exchange = this.#exchange;
    if (!exchange) {
      // Nobody asked for what an idle connection brings.
      this.socket.destroy();
      return;
    }
    try {
      step(exchange.reader);
      if (exchange.reader.isComplete) this.#finish(exchange);
    } catch (error) {
      this.fail(error);
    }
  }

  #finish({ reader, resolve }: Exchange): void {
    this.#exchange = undefined;
    if (reader.canReuse && this.#key !== undefined && this.socket.writableLength === 0) this.#tryToKeep(this.#key);
    else this.socket.destroy();
    resolve(reader.response);
  }

  #tryToKeep(key: string): void {
    this.socket.setTimeout(IDLE_MS).unref();
    if (keeping.has(key)) this.#keep(key);
    // A busy process may be late, and not know yet that the connection has been closed.
    else setTimeout(() => afterEvents(() => this.#keepUnlessClosed(key)), TRIAL_MS).unref();
  }

  #keepUnlessClosed(key: string): void {
    if (this.socket.destroyed) return;
    if (keeping.size >= MAX_ENDPOINTS) keeping.clear();
    keeping.add(key);
    this.#keep(key);
  }

  #keep(key: string): void {
    const others = idle.get(key);
    if (others) others.add(this);
    else idle.set(key, new Set([this]));
  }

  /** Other connections to the endpoint may be closed as well, so they are tried out again. */
  #onClosedByReceiver(): void {
    if (this.#key !== undefined) keeping.delete(this.#key);
  }

  #forget(): void {
    if (this.#key === undefined) return;
    const others = idle.get(this.#key);
    others?.delete(this);
    if (others?.size === 0) idle.delete(this.#key);
  }
}

function keyOf({ url, addresses }: Target): string {
  return [url.protocol, url.host, ...addresses.map(({ address }) => address)].join(' ');
}

function openSocket({ url, addresses }: Target): Socket {
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (isSecure ? 443 : 80));
  const options = { host, port, noDelay: true, lookup: lookupChecked(addresses) };
  // An address is no name.
  return isSecure ? connectSecurely({ ...options, ...(isIP(host) === 0 && { servername: host }) }) : connect(options);
}

/** Returns the addresses that were checked instead of resolving the name again. */
function lookupChecked(addresses: Target['addresses']): LookupFunction {
  return (_hostname, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}
