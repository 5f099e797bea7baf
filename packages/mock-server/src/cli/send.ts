import type { Attempt } from '../send/attempt.ts';
import { send } from '../send/send.ts';
import { serialiseDelivery } from '../server/serialise.ts';
import { DELIVERY_OPTIONS, DELIVERY_USAGE, parseNumberOption, readArguments } from './arguments.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { deliveryFromFlags } from './deliveryFromFlags.ts';

export const SEND_USAGE = `hookbook-mock send <provider> <event> --to <url>
${DELIVERY_USAGE}
  --retry                  retry on the provider's schedule
  --time-scale <factor>    multiply the delays between attempts, e.g. by 0.001
  --allow-host <host>      allow a host other than this machine; repeatable
  --json                   print the delivery and its attempts as JSON`;

const OPTIONS = {
  ...DELIVERY_OPTIONS,
  to: { type: 'string' },
  retry: { type: 'boolean' },
  'time-scale': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

/** Sends an event to a URL and prints each attempt. */
export async function sendCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    options: OPTIONS,
    names: ['<provider>', '<event>'],
    usage: SEND_USAGE,
    required: ['to'],
  });
  const { to = '', retry, json, 'allow-host': allowHosts, 'time-scale': timeScale = '1', ...flags } = values;
  const scale = parseNumberOption('time-scale', timeScale, { kind: 'number', min: 0, max: 1000 });
  const delivery = await deliveryFromFlags(positionals, { ...flags, url: to }, context);
  const result = await send(delivery, to, {
    allowHosts,
    retry,
    timeScale: scale,
    onAttempt: (attempt) => context.stderr(`${delivery.provider} ${delivery.event} ${attemptText(attempt)}`),
  });
  if (json) context.stdout(JSON.stringify({ ...result, url: to, delivery: serialiseDelivery(delivery) }, null, 2));
  return result.delivered ? 0 : 1;
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
