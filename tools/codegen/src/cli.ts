import { Command, CommanderError, Option } from 'commander';
import { ARTIFACTS } from './artifacts.ts';
import { type Io, processIo } from './io.ts';
import { reportFailure } from './report/failure.ts';
import { EXIT, type ExitCode } from './usage.ts';

/** Runs the command line. */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<ExitCode> {
  let exit: ExitCode = EXIT.clean;
  const program = commands(io, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    return reportFailure(error, io);
  }
}

function commands(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('hookbook')
    .description(
      'One AsyncAPI document describes every webhook event; types, validators, mock servers and docs are generated from it.',
    )
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.error(text.trimEnd()) })
    .exitOverride()
    .showHelpAfterError('Run hookbook --help, or hookbook <command> --help.')
    .helpCommand(true);
  const specs = () =>
    new Option('--specs <file or folder>', 'the AsyncAPI document, or its folder').default('specs/asyncapi.yaml');
  const names = ARTIFACTS.map(({ name }) => name).join(', ');

  program
    .command('check')
    .description('report every problem in the specs')
    .addOption(specs())
    .addOption(new Option('--format <format>', 'how to report').choices(['pretty', 'json', 'github']).default('pretty'))
    .action(async (options) => done(await (await import('./commands/check.ts')).check(options, io)));

  program
    .command('generate')
    .description('write the generated packages')
    .argument('[artifact...]', `what to generate: ${names} (default: all)`)
    .addOption(specs())
    .option('--out <folder>', 'the folder of the packages', 'packages')
    .option('--check', 'write nothing; fail if anything is stale', false)
    .option('--watch', 'generate again whenever a spec is saved', false)
    .action(async (artifacts, options) =>
      done(await (await import('./commands/generate.ts')).generateCommand({ artifacts, ...options }, io)),
    );

  program
    .command('events')
    .description('list every event')
    .argument('[provider]', 'only the events of this provider')
    .addOption(specs())
    .addOption(new Option('--format <format>', 'how to list').choices(['table', 'json']).default('table'))
    .action(async (provider, options) =>
      done(await (await import('./commands/events.ts')).events({ provider, ...options }, io)),
    );

  program
    .command('bundle')
    .description(
      'write the whole contract as one document, with a self-contained JSON Schema and the examples of each event',
    )
    .addOption(specs())
    .option('--out <folder>', 'where to', 'dist')
    .action(async (options) => done(await (await import('./commands/bundle.ts')).bundle(options, io)));

  return program;
}
