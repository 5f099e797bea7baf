/** A client of `ioredis`, of `redis`, or of another library with one of these methods. */
export type RedisClient =
  | { readonly call: (command: string, ...args: string[]) => Promise<unknown> }
  | { readonly sendCommand: (args: string[]) => Promise<unknown> };

/** Runs a script, whose keys begin with `prefix`. */
export type RunScript = (script: string, ...args: readonly (string | number)[]) => Promise<unknown>;

export function scriptRunner(client: RedisClient, prefix: string): RunScript {
  return (script, ...args) => {
    // One key tells a cluster where the others are: the part of the prefix in braces decides.
    const rest = [PRELUDE + script, '1', prefix, ...args.map(String)];
    return 'call' in client ? client.call('EVAL', ...rest) : client.sendCommand(['EVAL', ...rest]);
  };
}

/** The clock of the server, which all processes share, in milliseconds since 1970. */
const PRELUDE = `
local prefix = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;
