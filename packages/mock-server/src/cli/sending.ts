import type { ParseArgsOptionsConfig } from 'node:util';
import { suggest } from '../errors/suggest.ts';
import { virtualClock } from '../send/clock.ts';
import type { Retry, SendOptions } from '../send/send.ts';
import { endpointOf } from '../send/target.ts';
import { invalidOption, parseNumberOption, parseTime } from './arguments.ts';
import type { CliContext } from './cliContext.ts';

/** Options of the commands that send. */
export const SENDING_OPTIONS = {
  to: { type: 'string' },
  retry: { type: 'string' },
  'time-scale': { type: 'string' },
  'virtual-time': { type: 'boolean' },
  'allow-host': { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

export const SENDING_USAGE = `  --retry [standard]       retry on the provider's schedule, or on the Standard Webhooks schedule
  --time-scale <factor>    multiply the delays between attempts and events, e.g. by 0.001
  --virtual-time           do not wait: the clock advances by every delay
  --allow-host <host>      allow a host other than this machine; repeatable
  --json                   print the deliveries and their attempts as JSON`;

interface SendingFlags {
  readonly to?: string | undefined;
  readonly retry?: string | undefined;
  readonly 'time-scale'?: string | undefined;
  readonly 'virtual-time'?: boolean | undefined;
  readonly 'allow-host'?: readonly string[] | undefined;
  readonly now?: string | undefined;
}

export interface Sending {
  readonly url: string;
  readonly options: SendOptions;
}

export function sendingFromFlags(flags: SendingFlags, defaultScale: '0' | '1' = '1'): Sending {
  const { to = '', 'virtual-time': isVirtual } = flags;
  const { 'time-scale': timeScale = isVirtual ? '1' : defaultScale } = flags;
  return {
    url: endpointOf(to),
    options: {
      retry: parseRetry(flags.retry),
      timeScale: parseNumberOption('time-scale', timeScale, { kind: 'number', min: 0, max: 1000 }),
      ...(isVirtual && { clock: virtualClock(flags.now === undefined ? undefined : parseTime(flags.now)) }),
      allowHosts: flags['allow-host'],
    },
  };
}

/** An option has a value in Node or has none, so the schedule of the provider gets a name. */
export function withRetryValue(argument: string, index: number, args: readonly string[]): string {
  const [value = ''] = args.slice(index + 1);
  // A misspelt value would be taken for another argument.
  const isValue = value === 'standard' || suggest(value, ['standard']).length > 0;
  return argument === '--retry' && !isValue ? '--retry=provider' : argument;
}

function parseRetry(text: string | undefined): Retry {
  if (text === undefined) return false;
  if (text === 'provider') return true;
  if (text === 'standard') return text;
  throw invalidOption('retry', text, 'Use --retry, or --retry standard.');
}

const STOPPED = new Error('stopped');

/** What sending resolves to; undefined if the user stops it. */
export async function untilStopped<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  context: Pick<CliContext, 'untilStopped'>,
): Promise<Result | undefined> {
  const stopped = new AbortController();
  void context.untilStopped().then(() => stopped.abort(STOPPED));
  return work(stopped.signal).catch((error: unknown) => {
    if (error === STOPPED) return undefined;
    throw error;
  });
}
