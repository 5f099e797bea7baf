import { type Certificate, certify } from '../certify/certify.ts';
import { FRAMEWORK_NAMES } from '../certify/frameworks.ts';
import { htmlReport } from '../certify/report/html.ts';
import { junitReport } from '../certify/report/junit.ts';
import { sarifReport } from '../certify/report/sarif.ts';
import { checkText, verdictText } from '../certify/report/terminal.ts';
import { endpointOf, withoutCredentials } from '../send/target.ts';
import { parseNumberOption, readArguments } from './arguments.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { secretFromFlags, testSecretText } from './deliveryFromFlags.ts';
import { observerFromFlags } from './observer.ts';
import { untilStopped } from './sending.ts';

export const CERTIFY_USAGE = `hookbook-mock certify <url or port> --provider <provider>
  --secret <secret>        the secret that the receiver verifies with; repeatable
  --secret-file <file>     a file with the secret; repeatable
  --value <name>=<value>   a value that the provider signs and no request contains; repeatable
  --event <event>          the event to send (default: the first one with an example)
  --only <check>           run only this check; repeatable
  --skip <check>           skip a check; repeatable
  --observe <url|file>     count effects: a URL with {id} that responds with the number of effects, or a file in which each
                           effect is a line with the id of the event
  --observe-command <command>  a command that prints the number of effects; the id of the event is in EVENT_ID
  --start <command>        the command that starts the receiver; certify kills and restarts it to find lost events
  --framework <name>       add advice for ${FRAMEWORK_NAMES.join(', ')}
  --patience <ms>          the time to wait for an effect (default: 5000)
  --junit <file>           write a JUnit report
  --sarif <file>           write a SARIF report
  --html <file>            write an HTML report
  --json                   print the results as JSON
  --allow-host <host>      allow a host other than this machine; repeatable`;

const OPTIONS = {
  provider: { type: 'string' },
  secret: { type: 'string', multiple: true },
  'secret-file': { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  event: { type: 'string' },
  only: { type: 'string', multiple: true },
  skip: { type: 'string', multiple: true },
  observe: { type: 'string' },
  'observe-command': { type: 'string' },
  start: { type: 'string' },
  framework: { type: 'string' },
  patience: { type: 'string' },
  junit: { type: 'string' },
  sarif: { type: 'string' },
  html: { type: 'string' },
  json: { type: 'boolean' },
  'allow-host': { type: 'string', multiple: true },
} as const;

/** Finds the faults that a receiver handles wrongly, and prints and writes reports. */
export async function certifyCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...{ options: OPTIONS, names: ['<url or port>'], usage: CERTIFY_USAGE },
    required: ['provider'],
  });
  const { provider = '', event, only, skip, observe, start, framework, json, 'allow-host': allowHosts } = values;
  const { signature, own, secret, values: ownValues } = await secretFromFlags(provider, values, context);
  if (own === undefined) context.stderr(testSecretText(signature));
  const url = endpointOf(positionals[0] ?? '');
  const certificate = await untilStopped(
    (signal) =>
      certify({
        ...{ url, provider, event, secret, only, skip, framework, allowHosts, catalogue: context.catalogue, signal },
        values: ownValues,
        observe: observerFromFlags(observe, values['observe-command'], context),
        start: start === undefined ? undefined : () => context.startCommand(start),
        patience: parseNumberOption('patience', values.patience ?? '5000', {
          kind: 'integer',
          min: 0,
          max: 600_000,
        }),
        onCheck: (result, number, total) => context.stderr(`${number}/${total} ${checkText(result)}`),
      }),
    context,
  );
  if (!certificate) return 130;
  await writeReports({ ...certificate, url: withoutCredentials(url) }, values, context);
  if (certificate.passed && observe === undefined && values['observe-command'] === undefined)
    context.stderr('Only responses were checked. Add --observe or --observe-command to check effects.');
  context.stdout(json ? JSON.stringify(certificate, null, 2) : verdictText(certificate));
  return certificate.passed ? 0 : 1;
}

interface Reports {
  readonly junit?: string | undefined;
  readonly sarif?: string | undefined;
  readonly html?: string | undefined;
}

async function writeReports(
  certificate: Certificate,
  { junit, sarif, html }: Reports,
  context: CliContext,
): Promise<void> {
  if (junit !== undefined) await context.writeText(junit, junitReport(certificate));
  if (sarif !== undefined) await context.writeText(sarif, sarifReport(certificate, context.version));
  if (html !== undefined) await context.writeText(html, htmlReport(certificate));
}
