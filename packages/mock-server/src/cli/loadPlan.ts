import type { ParseArgsOptionsConfig } from 'node:util';
import { durationMs } from '@hookbook/webhook/sign';
import { UsageError } from '../errors/usageError.ts';
import type { LoadPlan } from '../load/schedule.ts';
import { invalidOption, parseNumberOption } from './arguments.ts';

/** Options with which `send` sends many deliveries. */
export const LOAD_OPTIONS = {
  rate: { type: 'string' },
  count: { type: 'string' },
  duration: { type: 'string' },
  concurrency: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export const LOAD_USAGE = `  --rate <number>/s        deliveries per second, or per minute with /m; reports latencies
  --count <number>         the number of deliveries (without --rate: as fast as possible)
  --duration <duration>    how long to send, such as PT30S (default: PT10S with --rate)
  --concurrency <number>   the maximum number of deliveries in flight (default: 64)`;

interface LoadFlags {
  readonly rate?: string | undefined;
  readonly count?: string | undefined;
  readonly duration?: string | undefined;
  readonly concurrency?: string | undefined;
  readonly retry?: string | undefined;
  readonly 'time-scale'?: string | undefined;
  readonly 'virtual-time'?: boolean | undefined;
}

const DEFAULT_CONCURRENCY = '64';
const DEFAULT_DURATION = 'PT10S';
const MAX_CONCURRENCY = 10_000;
const MAX_COUNT = 1_000_000_000;
const MAX_PER_SECOND = 100_000;

/** How the command line asks for many deliveries. Undefined if it asks for one. */
export function loadPlanFromFlags(flags: LoadFlags): LoadPlan | undefined {
  const { rate, count, concurrency = DEFAULT_CONCURRENCY } = flags;
  if (rate === undefined && count === undefined && flags.duration === undefined) {
    if (flags.concurrency === undefined) return undefined;
    throw conflict('--concurrency needs several deliveries.', '--concurrency', 'Add --rate, --count or --duration.');
  }
  checkAttempts(flags);
  if (count !== undefined && flags.duration !== undefined)
    throw conflict('--count and --duration cannot be combined.', '--duration', 'Remove one of them.');
  const duration = flags.duration ?? (count === undefined ? DEFAULT_DURATION : undefined);
  return {
    rate: rate === undefined ? undefined : parseRate(rate),
    count:
      count === undefined ? undefined : parseNumberOption('count', count, { kind: 'integer', min: 1, max: MAX_COUNT }),
    duration: duration === undefined ? undefined : parseDuration(duration),
    concurrency: parseNumberOption('concurrency', concurrency, { kind: 'integer', min: 1, max: MAX_CONCURRENCY }),
  };
}

/** Further attempts would change the rate, and a virtual clock has none. */
function checkAttempts(flags: LoadFlags): void {
  const given = (['retry', 'time-scale', 'virtual-time'] as const).find((name) => flags[name] !== undefined);
  if (given === undefined) return;
  const cause = (['rate', 'count', 'duration'] as const).find((name) => flags[name] !== undefined);
  const message = `--${given} cannot be combined with --${cause}, which makes one attempt of each delivery.`;
  throw conflict(message, `--${given}`, `Remove --${given}, or send one delivery without --${cause}.`);
}

function conflict(message: string, where: string, fix: string): UsageError {
  return new UsageError({ code: 'invalid-arguments', message, where, fix });
}

/** Deliveries per second. */
function parseRate(text: string): number {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(?:\/([sm]))?$/.exec(text) ?? [];
  const perSecond = Number(number) / (unit === 'm' ? 60 : 1);
  if (perSecond > 0 && perSecond <= MAX_PER_SECOND) return perSecond;
  throw invalidOption('rate', text, `Use a number such as 2000/s or 30/m, at most ${MAX_PER_SECOND}/s.`);
}

/** Milliseconds. */
function parseDuration(text: string): number {
  const milliseconds = durationMs(text);
  if (milliseconds !== undefined && milliseconds > 0) return milliseconds;
  throw invalidOption('duration', text, 'Use an ISO 8601 duration such as PT30S or PT5M.');
}
