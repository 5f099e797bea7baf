import type { Attempt } from '../send/attempt.ts';
import { type Retry, send } from '../send/send.ts';
import { endpointOf, withoutCredentials } from '../send/target.ts';
import { serialiseDelivery } from '../server/serialise.ts';
import { DELIVERY_OPTIONS, DELIVERY_USAGE, invalidOption, parseNumberOption, readArguments } from './arguments.ts';
import { attemptText } from './attemptText.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { deliveryFromFlags } from './deliveryFromFlags.ts';

export const SEND_USAGE = `hookbook-mock send <provider> <event> --to <url or port>
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
  const { to: endpoint = '', json, 'allow-host': allowHosts, 'time-scale': timeScale = '1', ...flags } = values;
  const scale = parseNumberOption('time-scale', timeScale, { kind: 'number', min: 0, max: 1000 });
  const to = endpointOf(endpoint);
  const retry = parseRetry(values.retry);
  const delivery = await deliveryFromFlags(positionals, { ...flags, url: to }, context);
  if (retry === true && delivery.retries.length === 0)
    context.stderr(`${delivery.provider} publishes no retries, so there is one attempt. Or use --retry standard.`);
  const attempts: Attempt[] = [];
  const stopped = new AbortController();
  const sent = send(delivery, to, {
    ...{ allowHosts, retry, timeScale: scale, signal: stopped.signal },
    onAttempt: (attempt) => {
      attempts.push(attempt);
      context.stderr(`${delivery.provider} ${delivery.event} ${attemptText(attempt)}`);
    },
  });
  context.untilStopped().then(() => stopped.abort(STOPPED));
  const delivered = await sent.then(
    (result) => result.delivered,
    (error: unknown) => {
      if (error !== STOPPED) throw error;
      return false;
    },
  );
  const url = withoutCredentials(to);
  if (json)
    context.stdout(JSON.stringify({ delivered, attempts, url, delivery: serialiseDelivery(delivery) }, null, 2));
  if (stopped.signal.aborted) return 130;
  return delivered ? 0 : 1;
}

const STOPPED = new Error('stopped');

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
