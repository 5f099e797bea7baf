import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { serve } from './serve.ts';
import { welcome } from './welcome.ts';

const USAGE = `npm start [-- --docs-port <port>] [-- --mock-port <port>]

Generates and builds every package from the contract in specs/, then serves the documentation and the mock server
until Ctrl+C. Port 0 takes any free port.`;

/** generate and build → serve → say what to open */
async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (!options) return 2;
  const failed = await build();
  if (failed !== 0) {
    console.error('\nThe build failed, so there is nothing to serve. Mend what it says above and run npm start again.');
    return 1;
  }
  const served = await serve(options);
  console.log(welcome(served));
  await interrupted();
  await served.close();
  return 0;
}

function readOptions(argv: readonly string[]): { docsPort: number; mockPort: number } | undefined {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'docs-port': { type: 'string', default: '4000' },
        'mock-port': { type: 'string', default: '4001' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [docsPort, mockPort] = [portOf(values['docs-port']), portOf(values['mock-port'])];
    if (!values.help && docsPort !== undefined && mockPort !== undefined) return { docsPort, mockPort };
    if (!values.help) console.error('A port is a number from 0 to 65535.\n');
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  console.error(USAGE);
  return undefined;
}

function portOf(text: string): number | undefined {
  const port = Number(text);
  return /^\d+$/.test(text) && port <= 65_535 ? port : undefined;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

process.exitCode = await main(process.argv.slice(2));
