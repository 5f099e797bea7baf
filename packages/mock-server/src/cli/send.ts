import type { Attempt } from '../send/attempt.ts';
import { type Retry, send } from '../send/send.ts';
import { serialiseDelivery } from '../server/serialise.ts';
import { DELIVERY_OPTIONS, DELIVERY_USAGE, invalidOption, parseNumberOption, readArguments } from './arguments.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { deliveryFromFlags } from './deliveryFromFlags.ts';

export const SEND_USAGE = `hookbook-mock send <provider> <event> --to <url>
${DELIVERY_USAGE}
  --retry [standard]       retry on the provider's schedule, or on that of Standard Webhooks
  --time-scale <factor>    multiply the delays between attempts, e.g. by 0.001
  --allow-host <host>      allow a host other than this machine; repeatable
  --json                   print the delivery and its attempts as JSON`;

const OPTIONS = {
  ...DELIVERY_OPTIONS,
  to: { type: 'string' },
  retry: { type: 'string' },
  'time-scale': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

/** Sends an event to a URL and prints each attempt. */
export async function sendCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args.map(withRetryValue), {
    options: OPTIONS,
    names: ['<provider>', '<event>'],
    usage: SEND_USAGE,
    required: ['to'],
  });
  const { to = '', json, 'allow-host': allowHosts, 'time-scale': timeScale = '1', ...flags } = values;
  const scale = parseNumberOption('time-scale', timeScale, { kind: 'number', min: 0, max: 1000 });
  const retry = parseRetry(values.retry);
  const delivery = await deliveryFromFlags(positionals, { ...flags, url: to }, context);
  if (retry === true && delivery.retries.length === 0)
    context.stderr(`${delivery.provider} publishes no retries, so there is one attempt. Or use --retry standard.`);
  const result = await send(delivery, to, {
    allowHosts,
    retry,
    timeScale: scale,
    onAttempt: (attempt) => context.stderr(`${delivery.provider} ${delivery.event} ${attemptText(attempt)}`),
  });
  if (json) context.stdout(JSON.stringify({ ...result, url: to, delivery: serialiseDelivery(delivery) }, null, 2));
  return result.delivered ? 0 : 1;
}

/** An option has a value in Node or has none, so the schedule of the provider gets a name. */
function withRetryValue(argument: string, index: number, args: readonly string[]): string {
  if (argument === '--retry') return args[index + 1] === 'standard' ? argument : '--retry=provider';
  return argument;
}

function parseRetry(text: string | undefined): Retry {
  if (text === undefined) return false;
  if (text === 'provider') return true;
  if (text === 'standard') return text;
  throw invalidOption('retry', text, 'Use --retry, or --retry standard.');
}

function attemptText({ delivered, status, duration, responseBody, error, retryIn, isFinal }: Attempt): string {
  const outcome = status === undefined ? (error?.code ?? 'failed') : String(status);
  const lines = [`${delivered ? 'delivered' : 'not delivered'}: ${outcome} after ${duration} ms`];
  if (error) lines.push(error.message);
  // Escaped as JSON, so that a response cannot control the terminal.
  if (error && responseBody) lines.push(`Response: ${JSON.stringify(responseBody.slice(0, 200))}`);
  if (error) lines.push(error.fix);
  if (isFinal) lines.push(`The provider makes no further attempt after ${status}.`);
  if (retryIn !== undefined) lines.push(`Next attempt in ${durationText(retryIn)}.`);
  return lines.join('\n  ');
}

function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 120_000) return `${Math.round(milliseconds / 1_000)} s`;
  if (milliseconds < 7_200_000) return `${Math.round(milliseconds / 60_000)} min`;
  return `${Math.round(milliseconds / 3_600_000)} h`;
}
