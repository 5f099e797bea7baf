import { type RedisClient, scriptRunner } from '../clients/redis.ts';
import { base64Of } from './base64.ts';
import { createInbox } from './createInbox.ts';
import type { Inbox, InboxEntry, LeasedEvent, StoredEvent } from './inbox.ts';

export interface RedisInboxOptions {
  /** What its keys begin with. The part in braces keeps them together in a cluster. */
  readonly prefix?: string;
}

/**
 * An inbox in Redis, shared by all processes. Redis has no transaction for the effects of a handler, so an event whose worker
 * dies at the wrong moment is handled twice. Events survive a crash of Redis only with `appendonly yes` and
 * `appendfsync always`.
 */
export function redisInbox(
  client: RedisClient,
  { prefix = '{hookbook:inbox}:' }: RedisInboxOptions = {},
): Inbox<undefined> {
  const run = scriptRunner(client, prefix);

  async function append(events: readonly StoredEvent[]): Promise<readonly boolean[]> {
    const args = events.flatMap(({ provider, key, resource = '', occurredAt = '', receivedAt, ...event }) => {
      const data = { ...event, body: base64Of(event.body) };
      return [key, provider, resource, occurredAt, receivedAt, JSON.stringify(data)];
    });
    return ((await run(APPEND, ...args)) as number[]).map((added) => added === 1);
  }

  return createInbox<undefined>({
    append,
    lease: async (provider, max, duration) => {
      const token = crypto.randomUUID();
      const rows = (await run(LEASE, provider, max, duration, token)) as LeasedRow[];
      return rows.map((row) => leasedEvent(row, provider, token));
    },
    handle: async ({ key, token }, work) => {
      if ((await run(IS_LEASED, key, token)) !== 1) return false;
      await work(undefined);
      return (await run(DONE, key, token)) === 1;
    },
    fail: async ({ key, token }, error, delay) => (await run(FAIL, key, token, error, delay)) === 1,
    list: async ({ state, limit = 100 }) => ((await run(LIST, state, limit)) as ListedRow[]).map(entryOf(state)),
    replay: async (key) => Number(await run(REPLAY, key ?? '')),
    purge: async (age, provider = '') => Number(await run(PURGE, age, provider)),
  });
}

type LeasedRow = readonly [
  key: string,
  data: string,
  attempt: number,
  resource: string,
  occurredAt: string,
  receivedAt: string,
  stale: number,
];

function leasedEvent(
  [key, data, attempt, resource, at, receivedAt, stale]: LeasedRow,
  provider: string,
  token: string,
): LeasedEvent {
  const { body, ...event } = JSON.parse(data) as Omit<StoredEvent, 'body'> & { readonly body: string };
  return {
    ...event,
    ...{ provider, key, token, attempt, stale: stale === 1, receivedAt: Number(receivedAt) },
    resource: resource === '' ? undefined : resource,
    occurredAt: at === '' ? undefined : Number(at),
    body: Uint8Array.from(atob(body), (char) => char.charCodeAt(0)),
  };
}

type ListedRow = readonly [key: string, attempts: string, receivedAt: string, error: string];

function entryOf(state: InboxEntry['state']): (row: ListedRow) => InboxEntry {
  return ([key, attempts, receivedAt, error]) => ({
    ...{ key, state, attempts: Number(attempts), receivedAt: Number(receivedAt) },
    ...(error !== '' && { error }),
  });
}

/*
 * The keys, after the prefix: `event:<key>` has the facts of an event. `queue:<provider>` has what a worker may take, by the time
 * from which it may. `pending`, `done` and `dead` have the events in that state in their order, and
 * `doneAt:<provider>` when they were done, for each of `providers`.
 * `resource:<resource>` lists the events about a resource: only the first one is in the queue. `latest:<resource>` is when
 * the latest one that is done happened.
 */

/** The order of events that are due in the same millisecond. */
const QUEUE = `
local function queueOf(key)
  return prefix .. 'queue:' .. redis.call('HGET', prefix .. 'event:' .. key, 'provider')
end
local function enqueue(key, due)
  redis.call('ZADD', queueOf(key), due + (redis.call('HGET', prefix .. 'event:' .. key, 'seq') % 1000) / 1000, key)
end
`;

/** Puts an event into its state, and the next one about its resource into the queue. */
const LEAVE = `
${QUEUE}
local function isLeased(key, token)
  local known = redis.call('HMGET', prefix .. 'event:' .. key, 'state', 'token', 'due')
  return known[1] == 'pending' and known[2] == token and tonumber(known[3]) > now
end
local function leave(key, state)
  local event = prefix .. 'event:' .. key
  redis.call('HSET', event, 'state', state)
  redis.call('ZREM', queueOf(key), key)
  redis.call('ZREM', prefix .. 'pending', key)
  redis.call('ZADD', prefix .. state, redis.call('HGET', event, 'seq'), key)
  local resource = redis.call('HGET', event, 'resource')
  if resource == '' then return end
  local list = prefix .. 'resource:' .. resource
  redis.call('LREM', list, 1, key)
  local next = redis.call('LINDEX', list, 0)
  if next then enqueue(next, now) end
end
`;

const WAIT = `
local function wait(key)
  local event = prefix .. 'event:' .. key
  redis.call('ZADD', prefix .. 'pending', redis.call('HGET', event, 'seq'), key)
  local resource = redis.call('HGET', event, 'resource')
  if resource ~= '' and redis.call('RPUSH', prefix .. 'resource:' .. resource, key) > 1 then return end
  enqueue(key, now)
end
`;

const APPEND = `
${QUEUE}${WAIT}
local added = {}
for index = 1, #ARGV, 6 do
  local key = ARGV[index]
  local event = prefix .. 'event:' .. key
  if redis.call('EXISTS', event) == 1 then
    added[#added + 1] = 0
  else
    redis.call('HSET', event, 'state', 'pending', 'token', '', 'due', now, 'attempts', 0, 'error', '',
      'seq', redis.call('INCR', prefix .. 'seq'), 'provider', ARGV[index + 1], 'resource', ARGV[index + 2],
      'occurredAt', ARGV[index + 3], 'receivedAt', ARGV[index + 4], 'data', ARGV[index + 5])
    wait(key)
    added[#added + 1] = 1
  end
end
return added
`;

const LEASE = `
${QUEUE}
local leased = {}
for _, key in ipairs(redis.call('ZRANGEBYSCORE', prefix .. 'queue:' .. ARGV[1], '-inf', now + 0.9999, 'LIMIT', 0, ARGV[2])) do
  local event = prefix .. 'event:' .. key
  local attempt = redis.call('HINCRBY', event, 'attempts', 1)
  redis.call('HSET', event, 'token', ARGV[4], 'due', now + ARGV[3])
  enqueue(key, now + ARGV[3])
  local facts = redis.call('HMGET', event, 'data', 'resource', 'occurredAt', 'receivedAt')
  local latest = redis.call('GET', prefix .. 'latest:' .. facts[2])
  local stale = 0
  if latest and facts[3] ~= '' and tonumber(latest) > tonumber(facts[3]) then stale = 1 end
  leased[#leased + 1] = {key, facts[1], attempt, facts[2], facts[3], facts[4], stale}
end
return leased
`;

const IS_LEASED = `
${LEAVE}
return isLeased(ARGV[1], ARGV[2]) and 1 or 0
`;

/** Longer than providers retry. */
const LATEST_MS = 30 * 86_400_000;

const DONE = `
${LEAVE}
if not isLeased(ARGV[1], ARGV[2]) then return 0 end
local event = prefix .. 'event:' .. ARGV[1]
local facts = redis.call('HMGET', event, 'resource', 'occurredAt')
leave(ARGV[1], 'done')
local provider = redis.call('HGET', event, 'provider')
redis.call('SADD', prefix .. 'providers', provider)
redis.call('ZADD', prefix .. 'doneAt:' .. provider, now, ARGV[1])
redis.call('HDEL', event, 'data')
if facts[1] ~= '' and facts[2] ~= '' then
  local latest = prefix .. 'latest:' .. facts[1]
  local known = redis.call('GET', latest)
  if not known or tonumber(known) < tonumber(facts[2]) then redis.call('SET', latest, facts[2], 'PX', ${LATEST_MS}) end
end
return 1
`;

const FAIL = `
${LEAVE}
if not isLeased(ARGV[1], ARGV[2]) then return 0 end
redis.call('HSET', prefix .. 'event:' .. ARGV[1], 'token', '', 'error', ARGV[3])
if ARGV[4] == 'never' then
  leave(ARGV[1], 'dead')
else
  redis.call('HSET', prefix .. 'event:' .. ARGV[1], 'due', now + ARGV[4])
  enqueue(ARGV[1], now + ARGV[4])
end
return 1
`;

const LIST = `
local listed = {}
for _, key in ipairs(redis.call('ZRANGE', prefix .. ARGV[1], 0, ARGV[2] - 1)) do
  local facts = redis.call('HMGET', prefix .. 'event:' .. key, 'attempts', 'receivedAt', 'error')
  listed[#listed + 1] = {key, facts[1], facts[2], facts[3]}
end
return listed
`;

const REPLAY = `
${QUEUE}${WAIT}
local keys = redis.call('ZRANGE', prefix .. 'dead', 0, -1)
if ARGV[1] ~= '' then keys = redis.call('ZSCORE', prefix .. 'dead', ARGV[1]) and {ARGV[1]} or {} end
for _, key in ipairs(keys) do
  redis.call('ZREM', prefix .. 'dead', key)
  redis.call('HSET', prefix .. 'event:' .. key, 'state', 'pending', 'attempts', 0, 'due', now)
  wait(key)
end
return #keys
`;

const PURGE = `
local purged = 0
local providers = ARGV[2] == '' and redis.call('SMEMBERS', prefix .. 'providers') or {ARGV[2]}
for _, provider in ipairs(providers) do
  local doneAt = prefix .. 'doneAt:' .. provider
  local keys = redis.call('ZRANGEBYSCORE', doneAt, '-inf', now - ARGV[1], 'LIMIT', 0, 1000)
  for _, key in ipairs(keys) do
    redis.call('DEL', prefix .. 'event:' .. key)
    redis.call('ZREM', prefix .. 'done', key)
    redis.call('ZREM', doneAt, key)
  end
  purged = purged + #keys
end
return purged
`;
