import { Command, CommanderError, Option } from 'commander';
import { releasedVersion } from './commands/releasedVersion.ts';
import { DEFAULT_SPECS } from './commands/specSettings.ts';
import { ARTIFACTS, type Artifact } from './generate/artifacts.ts';
import { reportFailure } from './report/failure.ts';
import { type Io, processIo } from './report/io.ts';
import { EXIT, type ExitCode } from './report/usage.ts';

/** Runs the command line, and returns the exit code. `argv` contains only the arguments. */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<ExitCode> {
  let exit: ExitCode = EXIT.clean;
  const program = createProgram(io, (code) => {
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

function createProgram(io: Io, setExit: (code: ExitCode) => void): Command {
  const program = new Command('hookbook')
    .description(
      'Generate types, validators, a mock server, documentation and models in other languages for webhooks from one AsyncAPI document.',
    )
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.error(text.trimEnd()) })
    .exitOverride()
    .showHelpAfterError('Run hookbook --help or hookbook <command> --help for usage.')
    .helpCommand(true)
    .version(releasedVersion(), '-V, --version', 'print the version of the packages');
  const namesOf = (artifacts: readonly Artifact[]) => artifacts.map(({ name }) => name).join(', ');
  const defaults = namesOf(ARTIFACTS.filter(({ isOptional }) => !isOptional));
  const others = namesOf(ARTIFACTS.filter(({ isOptional }) => isOptional));

  specCommand(program, 'check')
    .description('report every problem in the spec')
    .addOption(new Option('--format <format>', 'output format').choices(['pretty', 'json', 'github']).default('pretty'))
    .action(async (options) => setExit(await (await import('./commands/check.ts')).check(options, io)));

  specCommand(program, 'generate')
    .description('generate the packages')
    .argument('[artifact...]', `artifacts to generate: ${defaults} (the default), ${others}`)
    .option('--out <folder>', 'folder that contains the packages (default: "packages")')
    .option('--site-url <url>', 'public URL of the documentation site, for its sitemap and canonical links')
    .option('--payload-check', 'add a page that checks payloads to the documentation; it needs the built validators')
    .option('--check', 'write nothing, list stale files, and fail if there are any', false)
    .option('--watch', 'generate again on every save', false)
    .action(async (artifacts, options) =>
      setExit(await (await import('./commands/generate.ts')).generateCommand({ artifacts, ...options }, io)),
    );

  specCommand(program, 'events')
    .description('list the events')
    .argument('[provider]', 'list only the events of this provider')
    .addOption(new Option('--format <format>', 'output format').choices(['table', 'json']).default('table'))
    .action(async (provider, options) =>
      setExit(await (await import('./commands/events.ts')).events({ provider, ...options }, io)),
    );

  specCommand(program, 'example')
    .description('print a payload made from the schema of an event')
    .argument('<event>', 'the event type, the name of a command, or the name of the page of either')
    .option('--provider <name>', 'the provider, if several have such an event')
    .option('--seed <number>', 'seed of the payload', '1')
    .option('--minimal', 'only required properties', false)
    .option('--all-optional', 'all optional properties', false)
    .action(async (event, options) =>
      setExit(await (await import('./commands/example.ts')).example({ event, ...options }, io)),
    );

  specCommand(program, 'bundle')
    .description(
      'write the contract as one document, with a self-contained JSON Schema and the examples of every event',
    )
    .option('--out <folder>', 'output folder; everything in it is replaced', 'dist')
    .action(async (options) => setExit(await (await import('./commands/bundle.ts')).bundle(options, io)));

  specCommand(program, 'diff')
    .description("classify the contract's changes for receivers")
    .argument('[base]', 'a document or folder, git:<ref>, or npm:<version> (default: the last release)')
    .argument('[head]', 'the same (default: the working tree)')
    .addOption(
      new Option('--format <format>', 'output format')
        .choices(['terminal', 'json', 'markdown', 'github'])
        .default('terminal'),
    )
    .addOption(
      new Option(
        '--fail-on <what>',
        'fail on breaking changes, or also on undecided ones, unless a changeset covers them',
      )
        .choices(['breaking', 'undecided', 'none'])
        .default('undecided'),
    )
    .option('--all', 'list every change', false)
    .option('--rules', 'list the rules with an example of each, without comparing', false)
    .action(async (base, head, options) =>
      setExit(await (await import('./commands/diff.ts')).diff({ base, head, ...options }, io)),
    );

  specCommand(program, 'changeset')
    .description("write a changeset from the contract's changes")
    .argument(
      '[base]',
      'a document or folder, git:<ref>, or npm:<version> (default: the base branch of the changesets)',
    )
    .action(async (base, options) =>
      setExit(await (await import('./commands/changeset.ts')).changeset({ base, ...options }, io)),
    );

  specCommand(program, 'upgrade-check')
    .description('find the code of a TypeScript or JavaScript project that breaking changes of a new version affect')
    .argument('<version>', 'the new version of the packages, or a document, a folder, git:<ref>, or npm:<version>')
    .option('--project <folder or file>', 'the project, or its tsconfig.json', '.')
    .option('--base <version>', 'the current version, in the same form (default: the installed version)')
    .addOption(new Option('--format <format>', 'output format').choices(['terminal', 'json']).default('terminal'))
    .action(async (next, options) =>
      setExit(await (await import('./commands/upgradeCheck.ts')).upgradeCheck({ next, ...options }, io)),
    );

  program
    .command('import')
    .description('convert webhooks in another format into an AsyncAPI document')
    .command('openapi')
    .description('import the webhooks, callbacks and x-webhooks of an OpenAPI 3 document')
    .argument('<file>', 'the OpenAPI document, in YAML or JSON')
    .requiredOption('--out <folder>', 'folder for asyncapi.yaml, for example specs/acme')
    .option('--name <name>', 'name of the provider (default: the name of the folder)')
    .option('--paths', 'also import the paths of the document, if they are those of the receiver')
    .option('--root <folder>', 'the folder whose files the document may refer to (default: its own folder)')
    .action(async (file, options) =>
      setExit(await (await import('./commands/importOpenapi.ts')).importOpenapiCommand({ file, ...options }, io)),
    );

  return program;
}

/** A command with the options for its input. */
function specCommand(program: Command, name: string): Command {
  const repeated = (file: string, files: readonly string[] = []): readonly string[] => [...files, file];
  return program
    .command(name)
    .option('--specs <file or folder>', `the AsyncAPI document, or its folder (default: "${DEFAULT_SPECS}")`)
    .option('--overlay <file>', 'an overlay that changes the document; repeat it for several, in order', repeated)
    .option('--root <folder>', 'the folder whose files the document may refer to (default: its own folder)')
    .addOption(
      new Option(
        '--include <what>',
        'also type and document the messages that the application receives, as commands',
      ).choices(['receive']),
    )
    .option('--config <file>', 'the config file (default: the nearest hookbook.config.ts)');
}
