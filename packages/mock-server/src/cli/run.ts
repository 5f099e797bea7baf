import { suggest } from '../errors/suggest.ts';
import { UsageError, usageErrorData } from '../errors/usageError.ts';
import { CERTIFY_USAGE, certifyCommand } from './certify.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { FAULTS_USAGE, faultsCommand } from './faults.ts';
import { HANDSHAKE_USAGE, handshakeCommand } from './handshake.ts';
import { LIST_USAGE, listCommand } from './list.ts';
import { PLAY_USAGE, playCommand } from './play.ts';
import { PRINT_USAGE, printCommand } from './print.ts';
import { RESEND_USAGE, resendCommand } from './resend.ts';
import { SEND_USAGE, sendCommand } from './send.ts';
import { SERVE_USAGE, serveCommand } from './serve.ts';
import { VERIFY_USAGE, verifyCommand } from './verify.ts';

type Command = (args: readonly string[], context: CliContext) => Promise<ExitCode>;

interface CommandFacts {
  readonly run: Command;
  readonly summary: string;
  readonly usage: string;
}

const COMMANDS: Readonly<Record<string, CommandFacts>> = {
  serve: { run: serveCommand, summary: 'run the HTTP server and the console', usage: SERVE_USAGE },
  send: { run: sendCommand, summary: 'send an event, once or at a rate', usage: SEND_USAGE },
  play: { run: playCommand, summary: 'send the events of a scenario', usage: PLAY_USAGE },
  resend: { run: resendCommand, summary: 'send recorded requests again', usage: RESEND_USAGE },
  print: { run: printCommand, summary: 'print a delivery without sending it', usage: PRINT_USAGE },
  verify: { run: verifyCommand, summary: 'verify the signatures of recorded requests', usage: VERIFY_USAGE },
  handshake: { run: handshakeCommand, summary: 'check an endpoint as the provider does', usage: HANDSHAKE_USAGE },
  certify: {
    run: certifyCommand,
    summary: 'run every check, and report each failure with a fix',
    usage: CERTIFY_USAGE,
  },
  faults: { run: faultsCommand, summary: 'list every fault, and the expected response', usage: FAULTS_USAGE },
  list: { run: listCommand, summary: 'list providers, events and scenarios', usage: LIST_USAGE },
};

/** What the HTTP API and other tools call commands. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  redeliver: 'resend',
  replay: 'resend',
  events: 'list',
  start: 'serve',
  trigger: 'send',
};

const HELP = `hookbook-mock sends any webhook event of the contract, signed as its provider signs it.

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(9)}  ${summary}`)
  .join('\n')}

${Object.values(COMMANDS)
  .map(({ usage }) => usage)
  .join('\n\n')}

Without --secret, the environment variable HOOKBOOK_SECRET is used.
Exit codes: 0 success, 1 failure (not delivered, not verified or a failed check), 2 usage error, 70 internal error, 130 stopped.
hookbook-mock --version prints the version.`;

/** Runs a command line. Reports every error and never rejects. */
export async function run(args: readonly string[], context: CliContext): Promise<ExitCode> {
  try {
    return await runCommand(args, context);
  } catch (error) {
    if (error instanceof UsageError) {
      context.stderr(usageErrorText(error));
      if (args.includes('--json')) context.stdout(JSON.stringify(usageErrorData(error), null, 2));
      return 2;
    }
    context.stderr(`This is a bug in hookbook-mock. Please report it.\n${stackOf(error)}`);
    return 70;
  }
}

async function runCommand([name, ...args]: readonly string[], context: CliContext): Promise<ExitCode> {
  const wantsHelp =
    name === undefined || name === 'help' || [name, ...args].some((arg) => arg === '--help' || arg === '-h');
  if (name === '--version' || name === '-v') {
    context.stdout(context.version);
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (wantsHelp) {
    context.stdout(command?.usage ?? HELP);
    return name === undefined ? 2 : 0;
  }
  if (command) return command.run(args, context);
  const names = Object.keys(COMMANDS);
  throw new UsageError({
    code: 'unknown-command',
    message: `Unknown command "${name}".`,
    where: name,
    fix: `Use one of: ${names.join(', ')}. Run with --help for details.`,
    suggestions: Object.hasOwn(OTHER_NAMES, name) ? [OTHER_NAMES[name] ?? ''] : suggest(name, names),
  });
}

function usageErrorText({ message, fix, suggestions }: UsageError): string {
  const quoted = suggestions.map((suggestion) => `"${suggestion}"`).join(' or ');
  return `${message}${quoted === '' ? '' : ` Did you mean ${quoted}?`}\n${fix}`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
