import { publicKeyFor } from '@hookbook/webhook/sign';
import { findProvider } from '../catalogue/find.ts';
import { parseRecording } from '../recording/parseRecording.ts';
import { type Verdict, verdictOn } from '../recording/verdict.ts';
import { readArguments } from './arguments.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { secretFromFlags, testSecretText } from './deliveryFromFlags.ts';
import { readFileArgument } from './readFileArgument.ts';

export const VERIFY_USAGE = `hookbook-mock verify <provider> [<file|->]
  --secret <secret>        the secret to verify with, or the public key; repeatable
  --secret-file <file>     a file with the secret; repeatable
  --value <name>=<value>   a value that the provider signs and no request contains; repeatable
  --url <url>              the URL that the provider called, for schemes that sign it
  --json                   print the verdicts as JSON
  Reads standard input without a file: HAR, .http files, curl commands and JSON Lines.`;

const OPTIONS = {
  secret: { type: 'string', multiple: true },
  'secret-file': { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  url: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Says whether the signatures of recorded requests are right, and if not, why. */
export async function verifyCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    ...{ options: OPTIONS, names: ['<provider>', '[<file|->]'], usage: VERIFY_USAGE },
  });
  const [name = '', file = '-'] = positionals;
  const provider = findProvider(context.catalogue, name);
  const { signature, own, secret, values: ownValues } = await secretFromFlags(name, values, context);
  if (own === undefined) context.stderr(testSecretText(signature));
  const secrets = [own ?? publicKeyFor(signature, [secret].flat()[0] ?? '') ?? secret].flat();
  const requests = parseRecording(await readFileArgument(file, context));
  const verdicts: Verdict[] = [];
  for (const request of requests) {
    const received = { ...request, url: values.url ?? request.url };
    verdicts.push(await verdictOn(received, { provider, secrets, values: ownValues }));
  }
  if (values.json) context.stdout(JSON.stringify({ requests: verdicts }, null, 2));
  else for (const [index, verdict] of verdicts.entries()) context.stdout(verdictText(verdict, index, verdicts.length));
  return verdicts.every(({ verified }) => verified) ? 0 : 1;
}

function verdictText({ verified, message, issues }: Verdict, index: number, count: number): string {
  const number = count === 1 ? '' : `#${index + 1} `;
  const lines = [`${number}${verified ? 'verified' : 'not verified'}: ${message}`];
  for (const issue of issues) lines.push(`  ${issue.pointer || 'the payload'}: ${issue.message}`);
  return lines.join('\n');
}
