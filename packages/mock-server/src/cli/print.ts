import { bytesOf, textOf } from '../delivery/body.ts';
import { EXAMPLE_ENDPOINT } from '../send/target.ts';
import { curlCommand } from '../server/serialise.ts';
import { DELIVERY_OPTIONS, DELIVERY_USAGE, readArguments } from './arguments.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { deliveryFromFlags } from './deliveryFromFlags.ts';

export const PRINT_USAGE = `hookbook-mock print <provider> <event>
${DELIVERY_USAGE}
  --curl                   print a curl command
  --to <url>               the URL in the curl command (default ${EXAMPLE_ENDPOINT})`;

const OPTIONS = { ...DELIVERY_OPTIONS, curl: { type: 'boolean' }, to: { type: 'string' } } as const;

/** Prints the headers and body of a delivery, or a `curl` command, without sending it. */
export async function printCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    options: OPTIONS,
    names: ['<provider>', '<event>'],
    usage: PRINT_USAGE,
  });
  const { curl, to = EXAMPLE_ENDPOINT, ...flags } = values;
  const delivery = await deliveryFromFlags(positionals, { ...flags, url: to }, context);
  const headers = Object.entries(delivery.headers).map(([name, value]) => `${name}: ${value}`);
  context.stdout(
    curl
      ? curlCommand(delivery, to)
      : [...headers, '', textOf(delivery.body) ?? bytesOf(delivery.body).toString('latin1')].join('\n'),
  );
  return 0;
}
