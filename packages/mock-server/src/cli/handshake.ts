import { findProvider } from '../catalogue/find.ts';
import { playHandshake } from '../handshake/handshake.ts';
import { endpointOf, withoutCredentials } from '../send/target.ts';
import { readArguments } from './arguments.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { secretFromFlags, testSecretText } from './deliveryFromFlags.ts';

export const HANDSHAKE_USAGE = `hookbook-mock handshake <provider> --to <url or port>
  --secret <secret>        the secret that the receiver verifies with
  --secret-file <file>     a file with the secret
  --value <name>=<value>   a value that the provider signs and no request contains; repeatable
  --allow-host <host>      allow a host other than this machine; repeatable
  --json                   print the result as JSON`;

const OPTIONS = {
  to: { type: 'string' },
  secret: { type: 'string', multiple: true },
  'secret-file': { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  'allow-host': { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

/** Checks an endpoint as the provider does before it sends events to it. */
export async function handshakeCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...{ options: OPTIONS, names: ['<provider>'], usage: HANDSHAKE_USAGE, required: ['to'] },
  });
  const { catalogue } = context;
  const provider = findProvider(catalogue, positionals[0] ?? '');
  const { signature, own, secret, values: ownValues } = await secretFromFlags(provider.name, values, context);
  if (own === undefined) context.stderr(testSecretText(signature));
  const url = endpointOf(values.to ?? '');
  const result = await playHandshake({
    ...{ provider, catalogue, secret, values: ownValues, url },
    allowHosts: values['allow-host'],
  });
  const { attempt, expected, isAnswered } = result;
  if (values.json) {
    const shown = { url: withoutCredentials(url), provider: provider.name, answered: isAnswered, expected, attempt };
    context.stdout(JSON.stringify(shown, null, 2));
    return isAnswered ? 0 : 1;
  }
  if (isAnswered) {
    context.stdout(`The endpoint responded to the challenge of ${provider.title} as expected.`);
    return 0;
  }
  const body = attempt.responseBody === undefined ? '' : ` and ${JSON.stringify(attempt.responseBody.slice(0, 200))}`;
  context.stdout(
    attempt.status === undefined
      ? `${attempt.error?.message}\n${attempt.error?.fix}`
      : `The endpoint responded with ${attempt.status}${body}.\n${provider.title} expects 200 and ${JSON.stringify(expected)}.`,
  );
  return 1;
}
