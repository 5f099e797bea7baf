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

const COMMANDS: Readonly<Record<string, { readonly run: Command; readonly usage: string }>> = {
  serve: { run: serveCommand, usage: SERVE_USAGE },
  send: { run: sendCommand, usage: SEND_USAGE },
  play: { run: playCommand, usage: PLAY_USAGE },
  resend: { run: resendCommand, usage: RESEND_USAGE },
  print: { run: printCommand, usage: PRINT_USAGE },
  verify: { run: verifyCommand, usage: VERIFY_USAGE },
  handshake: { run: handshakeCommand, usage: HANDSHAKE_USAGE },
  certify: { run: certifyCommand, usage: CERTIFY_USAGE },
  faults: { run: faultsCommand, usage: FAULTS_USAGE },
  list: { run: listCommand, usage: LIST_USAGE },
};

const HELP = `hookbook-mock sends any webhook event of the contract, signed as its provider signs it.

${Object.values(COMMANDS)
  .map(({ usage }) => usage)
  .join('\n\n')}

Without --secret, the environment variable HOOKBOOK_SECRET is used.
Exit codes: 0 success, 1 not delivered, 2 usage error, 130 stopped.
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
    suggestions: suggest(name, names),
  });
}

function usageErrorText({ message, fix, suggestions }: UsageError): string {
  const quoted = suggestions.map((suggestion) => `"${suggestion}"`).join(' or ');
  return `${message}${quoted === '' ? '' : ` Did you mean ${quoted}?`}\n${fix}`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
