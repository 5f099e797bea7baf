import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { UsageError } from '../errors/usageError.ts';
import { remembering } from '../message/remembering.ts';

export interface TargetOptions {
  /** Hosts to allow in addition to loopback addresses. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Resolves a host name to its addresses. Defaults to the system's resolver. */
  readonly resolve?: Resolver | undefined;
}

export type Resolver = (hostname: string) => Promise<readonly Address[]>;

export interface Address {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/** A checked endpoint. Requests connect to these addresses, so the name cannot resolve to others after the check. */
export interface Target {
  readonly url: URL;
  readonly addresses: readonly Address[];
}

/** Shown wherever a user has to fill in the URL of an endpoint. */
export const EXAMPLE_ENDPOINT = 'http://localhost:3000/webhooks';

// Matches IPv4 addresses in their IPv6 form, `::ffff:127.0.0.1`, too.
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

interface Endpoint {
  readonly url: URL;
  readonly hostname: string;
  /** Absent if the host is a name. */
  readonly address: Address | undefined;
}

/** Many deliveries go to few endpoints, and reading a URL takes as long as a tenth of sending. */
const MAX_ENDPOINTS = 100;

const readEndpoint = remembering(MAX_ENDPOINTS, (text): Endpoint => {
  const url = parseHttpUrl(text);
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(hostname);
  return { url, hostname, address: family === 0 ? undefined : { address: hostname, family } };
});

/** Every attempt checks its addresses, and asking a `BlockList` takes longer than the rest of the check. */
const isLoopback = remembering(MAX_ENDPOINTS, (address) =>
  LOOPBACK.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
);

/** Checks an endpoint. Rejects hosts with an address outside this machine, unless they are allowed by name. */
export async function resolveTarget(
  text: string,
  { allowHosts = [], resolve = systemResolver }: TargetOptions,
): Promise<Target> {
  const { url, hostname, address } = readEndpoint(text);
  const addresses = address ? [address] : await resolve(hostname);
  if (addresses.length === 0) throw new UnknownHostError(hostname);
  const isAllowed = allowHosts.some((host) => host.toLowerCase().replace(/^\[|\]$/g, '') === hostname);
  const disallowed = addresses.map(({ address }) => address).filter((address) => !isLoopback(address));
  if (isAllowed || disallowed.length === 0) return { url, addresses };
  const list = disallowed.join(', ');
  throw new UsageError({
    code: 'host-not-allowed',
    message: `${hostname} is not this machine${list === hostname ? '' : ` (it resolves to ${list})`}.`,
    where: 'url',
    fix: `Send to a URL on localhost, or allow this host with \`--allow-host ${hostname}\` (option \`allowHosts\`).`,
  });
}

/** The name resolves to nothing. */
class UnknownHostError extends Error {
  readonly code = 'ENOTFOUND';

  constructor(hostname: string) {
    super(`${hostname} has no address.`);
  }
}

/** `3000` or `localhost:3000/path` as a URL. Without a path, a port stands for that of the examples. */
export function endpointOf(text: string): string {
  const [, host = 'localhost', port, path] = /^(localhost|127\.0\.0\.1|\[::1\])?:?(\d{1,5})(\/.*)?$/i.exec(text) ?? [];
  if (port === undefined) return text;
  return `http://${host}:${port}${path ?? (text === port ? new URL(EXAMPLE_ENDPOINT).pathname : '/')}`;
}

/** A URL for display, without the name and password in it. */
export function withoutCredentials(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (url.username === '' && url.password === '') return text;
  return Object.assign(url, { username: '', password: '' }).href;
}

function parseHttpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new UsageError({
    code: 'invalid-url',
    message: `${JSON.stringify(text)} is not an HTTP URL.`,
    where: 'url',
    fix: `Use a URL such as ${EXAMPLE_ENDPOINT}.`,
  });
}

export function systemResolver(hostname: string): Promise<readonly Address[]> {
  return lookup(hostname, { all: true });
}
