import { send } from '../send/send.ts';
import { attemptText, serialiseDelivery } from '../server/serialise.ts';
import { DELIVERY_OPTIONS, DELIVERY_USAGE, parseNumberOption, readArguments } from './arguments.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { deliveryFromFlags } from './deliveryFromFlags.ts';

export const SEND_USAGE = `hookbook-mock send <provider> <event> --to <url>
${DELIVERY_USAGE}
  --retry                  try again as the provider does
  --time-scale <factor>    with --retry: how much shorter the waits are, e.g. 0.001
  --allow-host <host>      a host that is not this machine
  --json                   print everything about the delivery as JSON`;

const OPTIONS = {
  ...DELIVERY_OPTIONS,
  to: { type: 'string' },
  retry: { type: 'boolean' },
  'time-scale': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

/** Sends one event to a URL and tells what came of it. */
export async function sendCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    options: OPTIONS,
    names: ['<provider>', '<event>'],
    usage: SEND_USAGE,
    required: ['to'],
  });
  const { to = '', retry, json, 'allow-host': allowHosts, 'time-scale': timeScale = '1', ...flags } = values;
  const scale = parseNumberOption('time-scale', timeScale, { kind: 'number', min: 0, max: 1000 });
  const delivery = await deliveryFromFlags(positionals, flags, context);
  const result = await send(delivery, to, {
    allowHosts,
    retry,
    timeScale: scale,
    onAttempt: (made) => context.stderr(`${delivery.provider} ${delivery.event} ${attemptText(made)}`),
  });
  if (json) context.stdout(JSON.stringify({ ...result, url: to, delivery: serialiseDelivery(delivery) }, null, 2));
  return result.delivered ? 0 : 1;
}
