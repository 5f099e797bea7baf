import type { IncomingMessage } from 'node:http';
import { UsageError } from '../errors/usageError.ts';

/** Throws a `UsageError` for a request that a website made a browser send. */
export function checkCaller({ headers, rawHeaders }: Pick<IncomingMessage, 'headers' | 'rawHeaders'>): void {
  const { host = '', origin } = headers;
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length > 1 || !LOCAL_HOST.test(host)) throw foreignHost(host);
  const isForeign = origin !== undefined && origin !== `http://${host}`;
  const isCrossSite = headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';
  if (isForeign || isCrossSite) throw foreignOrigin(origin);
}

/** A website can resolve its own name to this machine, but its requests still contain that name. */
const LOCAL_HOST = /^(localhost|127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}|\[::1\])(:\d+)?$/i;

function foreignHost(host: string): UsageError {
  return new UsageError({
    code: 'host-not-local',
    message: `This server only accepts requests to localhost, not to ${JSON.stringify(host)}.`,
    where: 'headers.host',
    fix: 'Use http://127.0.0.1 or http://localhost with the port of the server.',
  });
}

function foreignOrigin(origin: string | undefined): UsageError {
  return new UsageError({
    code: 'origin-not-local',
    message: `This server does not accept requests of other websites${origin === undefined ? '' : `, such as ${origin}`}.`,
    where: 'headers.origin',
    fix: 'Send the request from a program, or from a page of this server.',
  });
}
