import { type Agent, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Target } from './target.ts';

/** Connections stay open for so many milliseconds between requests, which is shorter than receivers keep them. */
const IDLE_MS = 1000;
const MAX_AGENTS = 64;

/** One for each endpoint with its checked addresses, so that a connection never leads to another address. */
const agents = new Map<string, Agent>();

/** Reuses connections. Idle ones do not keep the process running. */
export function agentFor({ url, addresses }: Target): Agent {
  const key = [url.protocol, url.host, ...addresses.map(({ address }) => address)].join(' ');
  const known = agents.get(key);
  if (known) return known;
  const options = { keepAlive: true, timeout: IDLE_MS, lookup: lookupChecked(addresses) };
  const agent = url.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
  const [oldest] = agents.keys();
  // Its idle connections end by themselves.
  if (oldest !== undefined && agents.size >= MAX_AGENTS) agents.delete(oldest);
  agents.set(key, agent);
  return agent;
}

/** Returns the addresses that were checked instead of resolving the name again. */
function lookupChecked(addresses: Target['addresses']): LookupFunction {
  return (_hostname, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}
