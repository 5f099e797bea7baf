import { send } from '../send/send.ts';
import { attemptText, deliveryView } from '../server/serialise.ts';
import { DELIVERY_OPTIONS, DELIVERY_USAGE, numberOption, readArguments } from './arguments.ts';
import type { ExitCode, Terminal } from './cliContext.ts';
import { askedDelivery } from './deliveryFromFlags.ts';

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
export async function sendCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    options: OPTIONS,
    names: ['<provider>', '<event>'],
    usage: SEND_USAGE,
    required: ['to'],
  });
  const { to = '', retry, json, 'allow-host': allowHosts, 'time-scale': timeScale = '1', ...flags } = values;
  const scale = numberOption('time-scale', timeScale, { kind: 'number', least: 0, most: 1000 });
  const delivery = await askedDelivery(positionals, flags, terminal);
  const result = await send(delivery, to, {
    allowHosts,
    retry,
    timeScale: scale,
    onAttempt: (made) => terminal.note(`${delivery.provider} ${delivery.event} ${attemptText(made)}`),
  });
  if (json) terminal.out(JSON.stringify({ ...result, url: to, delivery: deliveryView(delivery) }, null, 2));
  return result.delivered ? 0 : 1;
}
