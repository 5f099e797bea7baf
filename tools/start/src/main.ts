import { build } from './build.ts';
import { type Ports, readCommandLine, USAGE } from './commandLine.ts';
import { serve } from './serve.ts';
import { welcome } from './welcome.ts';

/** Returns the exit code: 0 after Ctrl+C, 1 if the build failed, 2 for a usage error. */
async function main(argv: readonly string[]): Promise<number> {
  const commandLine = readCommandLine(argv);
  switch (commandLine.action) {
    case 'help':
      console.log(USAGE);
      return 0;
    case 'reject':
      console.error(`${commandLine.message}\n\n${USAGE}`);
      return 2;
    case 'start':
      return start(commandLine.ports);
  }
}

/** generate and build → serve → print what to open → wait for Ctrl+C */
async function start(ports: Ports): Promise<number> {
  console.log('Generating and building every package. The first build takes a while; later builds are cached.');
  if ((await build()) !== 0) {
    console.error('\nThe build failed. Fix the errors above, then run npm start again.');
    return 1;
  }
  const servers = await serve(ports);
  const interrupted = untilInterrupted();
  console.log(welcome(servers));
  await interrupted;
  await servers.close();
  return 0;
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

process.exitCode = await main(process.argv.slice(2));
