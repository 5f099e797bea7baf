import { bytesOf, textOf } from '../message/body.ts';
import { curlCommand } from '../recording/curl.ts';
import { httpText } from '../recording/httpText.ts';
import type { RecordedRequest } from '../recording/recordedRequest.ts';
import { EXAMPLE_ENDPOINT, endpointOf } from '../send/target.ts';
import { requestOf, serialiseDelivery } from '../server/serialise.ts';
import { DELIVERY_OPTIONS, DELIVERY_USAGE, readArguments } from './arguments.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { deliveryFromFlags, publicKeyFromFlags } from './deliveryFromFlags.ts';

export const PRINT_USAGE = `hookbook-mock print <provider> <event>
${DELIVERY_USAGE}
  --curl                   print a curl command
  --http                   print an .http file
  --json                   print the delivery as JSON
  --public-key             print the key that the receiver verifies with, if the provider has one
  --to <url>               the URL in the request (default: ${EXAMPLE_ENDPOINT})`;

const OPTIONS = {
  ...DELIVERY_OPTIONS,
  curl: { type: 'boolean' },
  http: { type: 'boolean' },
  json: { type: 'boolean' },
  'public-key': { type: 'boolean' },
  to: { type: 'string' },
} as const;

/** Prints the headers and body of a delivery, or a `curl` command, without sending it. */
export async function printCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    options: OPTIONS,
    names: ['<provider>', '<event>'],
    usage: PRINT_USAGE,
  });
  const { curl, http, json, 'public-key': publicKey, ...flags } = values;
  const to = endpointOf(values.to ?? EXAMPLE_ENDPOINT);
  if (publicKey) {
    context.stdout(await publicKeyFromFlags(positionals, flags, context));
    return 0;
  }
  const delivery = await deliveryFromFlags(positionals, { ...flags, url: to }, context);
  if (json) {
    context.stdout(JSON.stringify(serialiseDelivery(delivery), null, 2));
    return 0;
  }
  const request = requestOf(delivery, to);
  context.stdout(curl ? curlCommand(request) : http ? httpText(request).trimEnd() : partsText(request));
  return 0;
}

/** Headers and body. */
function partsText({ headers, body }: RecordedRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [...lines, '', textOf(body) ?? bytesOf(body).toString('latin1')].join('\n');
}
