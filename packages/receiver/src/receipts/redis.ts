import { type RedisClient, scriptRunner } from '../clients/redis.ts';
import type { Receipts } from './receipts.ts';

export interface RedisReceiptsOptions {
  /** What its keys begin with. The part in braces keeps them together in a cluster. */
  readonly prefix?: string;
}

/** Receipts in Redis, shared by all processes. `client` is one of `ioredis` or `redis`. */
export function redisReceipts(
  client: RedisClient,
  { prefix = '{hookbook:receipts}:' }: RedisReceiptsOptions = {},
): Receipts {
  const run = scriptRunner(client, prefix);
  return {
    claim: async (key, { lease, ttl }) => {
      const token = crypto.randomUUID();
      const [state, attempt] = (await run(CLAIM, key, token, lease, ttl)) as [string, number];
      if (state === 'new') return { state, token, attempt };
      return { state: state === 'done' ? 'done' : 'running' };
    },
    complete: async (key, token) => (await run(SETTLE, key, token, 'done')) === 1,
    release: async (key, token) => (await run(SETTLE, key, token, 'released')) === 1,
    isLatest: async (resource, occurredAt) => (await run(IS_LATEST, resource, occurredAt)) === 1,
    setLatest: async (resource, occurredAt, ttl) => void (await run(SET_LATEST, resource, occurredAt, ttl)),
  };
}

const CLAIM = `
local key = prefix .. 'event:' .. ARGV[1]
local known = redis.call('HMGET', key, 'state', 'ends', 'attempts')
if known[1] == 'done' then return {'done', 0} end
if known[1] == 'running' and tonumber(known[2]) > now then return {'running', 0} end
local attempt = (tonumber(known[3]) or 0) + 1
redis.call('HSET', key, 'state', 'running', 'token', ARGV[2], 'ends', now + ARGV[3], 'ttl', ARGV[4], 'attempts', attempt)
redis.call('PEXPIRE', key, ARGV[3] + ARGV[4])
return {'new', attempt}
`;

const SETTLE = `
local key = prefix .. 'event:' .. ARGV[1]
local known = redis.call('HMGET', key, 'state', 'token', 'ends', 'ttl')
if known[1] ~= 'running' or known[2] ~= ARGV[2] or tonumber(known[3]) <= now then return 0 end
redis.call('HSET', key, 'state', ARGV[3])
redis.call('PEXPIRE', key, known[4])
return 1
`;

const IS_LATEST = `
local known = redis.call('GET', prefix .. 'latest:' .. ARGV[1])
return known and tonumber(known) > tonumber(ARGV[2]) and 0 or 1
`;

const SET_LATEST = `
local key = prefix .. 'latest:' .. ARGV[1]
local known = redis.call('GET', key)
if known and tonumber(known) > tonumber(ARGV[2]) then return 0 end
redis.call('SET', key, ARGV[2], 'PX', ARGV[3])
return 1
`;
