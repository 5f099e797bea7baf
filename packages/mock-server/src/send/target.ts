import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { UsageError } from '../errors/usageError.ts';

export interface TargetOptions {
  /** Hosts that are allowed beside those of this machine. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Finds the addresses of a host name; the system's resolver by default. */
  readonly resolve?: ((hostname: string) => Promise<readonly Address[]>) | undefined;
}

export interface Address {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/** Where a request goes: the addresses are checked and then used, so a name cannot change its meaning in between. */
export interface Target {
  readonly url: URL;
  readonly addresses: readonly Address[];
}

/** Also knows loopback addresses in their IPv6 spelling, `::ffff:127.0.0.1`. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Refuses every URL that leads off this machine, unless its host is allowed by name. */
export async function resolveTarget(
  text: string,
  { allowHosts = [], resolve = systemResolver }: TargetOptions,
): Promise<Target> {
  const url = parseHttpUrl(text);
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(hostname) ? [{ address: hostname, family: isIP(hostname) }] : await resolve(hostname);
  const isAllowed = allowHosts.some((host) => host.toLowerCase().replace(/^\[|\]$/g, '') === hostname);
  const disallowed = addresses.filter((address) => !isLoopback(address));
  if (isAllowed || disallowed.length === 0) return { url, addresses };
  const found = disallowed.map(({ address }) => address).join(', ');
  throw new UsageError({
    code: 'host-not-allowed',
    message: `${hostname} is not this machine${found === hostname ? '' : ` (it leads to ${found})`}.`,
    where: 'url',
    fix: `Send to a URL on localhost, or allow this host with \`--allow-host ${hostname}\` (option \`allowHosts\`).`,
  });
}

function isLoopback({ address, family }: Address): boolean {
  return LOOPBACK.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function parseHttpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new UsageError({
    code: 'bad-url',
    message: `${JSON.stringify(text)} is not an HTTP URL.`,
    where: 'url',
    fix: 'Give a URL like http://localhost:3000/webhooks.',
  });
}

function systemResolver(hostname: string): Promise<readonly Address[]> {
  return lookup(hostname, { all: true });
}
