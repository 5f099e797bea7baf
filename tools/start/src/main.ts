import { build } from './build.ts';
import { readOptions, USAGE } from './options.ts';
import { serve } from './serve.ts';
import { welcome } from './welcome.ts';

/** generate and build → serve → say what to open */
async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  console.log(
    'Generating and building every package. The first time takes a while; later only what has changed is built.',
  );
  const failed = await build();
  if (failed !== 0) {
    console.error('\nThe build failed, so there is nothing to serve. Mend what it says above and run npm start again.');
    return 1;
  }
  const served = await serve(options);
  const stop = interrupted();
  console.log(welcome(served));
  await stop;
  await served.close();
  return 0;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

process.exitCode = await main(process.argv.slice(2));
