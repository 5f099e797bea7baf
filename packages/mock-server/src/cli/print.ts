import { RECEIVER } from '../server/routes.ts';
import { curlText } from '../server/serialise.ts';
import { DELIVERY_OPTIONS, DELIVERY_USAGE, readArguments } from './arguments.ts';
import type { ExitCode, Terminal } from './cliContext.ts';
import { askedDelivery } from './deliveryFromFlags.ts';

export const PRINT_USAGE = `hookbook-mock print <provider> <event>
${DELIVERY_USAGE}
  --curl                   as a curl command
  --to <url>               where the curl command sends it (default ${RECEIVER})`;

const OPTIONS = { ...DELIVERY_OPTIONS, curl: { type: 'boolean' }, to: { type: 'string' } } as const;

/** Prints the headers and the body of a delivery without sending it. */
export async function printCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    options: OPTIONS,
    names: ['<provider>', '<event>'],
    usage: PRINT_USAGE,
  });
  const { curl, to = RECEIVER, ...flags } = values;
  const delivery = await askedDelivery(positionals, flags, terminal);
  const headers = Object.entries(delivery.headers).map(([name, value]) => `${name}: ${value}`);
  terminal.out(curl ? curlText(delivery, to) : [...headers, '', delivery.body].join('\n'));
  return 0;
}
