import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { UsageError } from '../errors/usageError.ts';

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

/** Checks an endpoint. Rejects hosts with an address outside this machine, unless they are allowed by name. */
export async function resolveTarget(
  text: string,
  { allowHosts = [], resolve = systemResolver }: TargetOptions,
): Promise<Target> {
  const url = parseHttpUrl(text);
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(hostname) ? [{ address: hostname, family: isIP(hostname) }] : await resolve(hostname);
  if (addresses.length === 0) throw new UnknownHostError(hostname);
  const isAllowed = allowHosts.some((host) => host.toLowerCase().replace(/^\[|\]$/g, '') === hostname);
  const disallowed = addresses.filter((address) => !isLoopback(address)).map(({ address }) => address);
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

function isLoopback({ address, family }: Address): boolean {
  return LOOPBACK.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function parseHttpUrl(text: string): URL {
  const url = parseUrl(text);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new UsageError({
    code: 'invalid-url',
    message: `${JSON.stringify(text)} is not an HTTP URL.`,
    where: 'url',
    fix: `Use a URL such as ${EXAMPLE_ENDPOINT}.`,
  });
}

/** Many deliveries go to few URLs, and reading one takes as long as a tenth of sending. */
const urls = new Map<string, URL>();
const MAX_URLS = 100;

function parseUrl(text: string): URL | undefined {
  const known = urls.get(text);
  if (known || !URL.canParse(text)) return known;
  const url = new URL(text);
  if (urls.size >= MAX_URLS) urls.clear();
  urls.set(text, url);
  return url;
}

export function systemResolver(hostname: string): Promise<readonly Address[]> {
  return lookup(hostname, { all: true });
}
