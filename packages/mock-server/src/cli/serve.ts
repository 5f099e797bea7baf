import type { Attempt } from '../send/attempt.ts';
import { createMockServer } from '../server/createMockServer.ts';
import type { SentDelivery } from '../server/deliveryList.ts';
import { helpText } from '../server/helpText.ts';
import { ROUTES } from '../server/routes.ts';
import { parseNumberOption, readArguments } from './arguments.ts';
import { attemptText } from './attemptText.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { valuesFromFlags } from './deliveryFromFlags.ts';
import { readSecrets } from './secrets.ts';

export const SERVE_USAGE = `hookbook-mock serve
  --port <port>        the port on 127.0.0.1 (default: 4400; 0 for any free port)
  --secret [<provider>=]<secret>  sign with this secret, for all providers or for one; repeatable
  --secret-file [<provider>=]<file>  a file with such a secret; repeatable
  --value <name>=<value>  a value that providers sign and no request contains; repeatable
  --store <file>       keep deliveries in this file, and resume pending retries
  --json               print JSON Lines: the URL, then each attempt
  --allow-host <host>  allow a host other than this machine; repeatable`;

const OPTIONS = {
  port: { type: 'string' },
  secret: { type: 'string', multiple: true },
  'secret-file': { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  store: { type: 'string' },
  json: { type: 'boolean' },
  'allow-host': { type: 'string', multiple: true },
} as const;

/** Runs the mock server until the process is stopped. */
export async function serveCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values } = readArguments(args, { options: OPTIONS, names: [], usage: SERVE_USAGE });
  const { port = '4400', json, 'allow-host': allowHosts } = values;
  const { catalogue } = context;
  const secrets = await readSecrets({ secret: values.secret, file: values['secret-file'] }, context);
  const server = createMockServer({
    ...{ secret: secrets, values: valuesFromFlags(values.value), allowHosts, catalogue, store: values.store },
    onAttempt: (sent, attempt) =>
      json ? context.stdout(JSON.stringify(attemptData(sent, attempt))) : context.stderr(sentText(sent, attempt)),
  });
  const origin = await server.listen(parseNumberOption('port', port, { kind: 'integer', min: 0, max: 65_535 }));
  const stopped = context.untilStopped();
  context.stdout(
    json
      ? JSON.stringify({ type: 'listening', url: origin })
      : `Open ${origin}\n\n${helpText({ origin, routes: ROUTES, catalogue, secrets })}\nStop with Ctrl+C.`,
  );
  await stopped;
  await server.close();
  return 0;
}

function sentText({ number, url, delivery }: SentDelivery, attempt: Attempt): string {
  return `#${number} ${delivery.provider} ${delivery.event} → ${url} ${attemptText(attempt)}${endText(attempt)}`;
}

function attemptData({ number, url, delivery: { provider, event, id } }: SentDelivery, attempt: Attempt): object {
  return { type: 'attempt', number, provider, event, id, url, attempt };
}

/** What becomes of a delivery that failed, unless its last lines say so already. */
function endText({ delivered, retryIn, isFinal }: Attempt): string {
  return delivered || retryIn !== undefined || isFinal ? '' : '\n  No attempts are left. The delivery failed.';
}
