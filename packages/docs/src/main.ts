import { parseArgs } from 'node:util';
import { createDocsServer } from './createDocsServer.ts';
import { openBrowser } from './openBrowser.ts';

const USAGE = `Usage: hookbook-docs [--open] [--port <port>] [--host <address>] [--base <path>] [--folder <folder>] [--watch]

Serves the documentation site until you stop it with Ctrl+C.

  --open             open the site in the browser
  --port <port>      the port to listen on; 0 for any free port (default: 4000)
  --host <address>   the address to listen on (default: 127.0.0.1, which only this machine can reach)
  --base <path>      the path of the site, such as /docs/ (default: /)
  --folder <folder>  a built site to serve instead of the one in this package
  --watch            reload open pages when their files change
  --help             print this help
`;

/** Runs the command line and resolves to the exit code. 0: success, 1: the site cannot be served, 2: usage error. */
export async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  return serve(options);
}

interface Options {
  readonly help: boolean;
  readonly port: number;
  readonly host?: string;
  readonly folder?: string;
  readonly base?: string;
  readonly open: boolean;
  readonly watch: boolean;
}

/** The options, or an error message. */
function readOptions(argv: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string', short: 'p', default: '4000' },
        host: { type: 'string' },
        folder: { type: 'string' },
        base: { type: 'string' },
        open: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { port: text, ...others } = values;
    const port = Number(text);
    if (!/^\d+$/.test(text) || port > 65_535) return `--port must be a number from 0 to 65535, not "${text}".`;
    return { ...others, port };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function serve({ help: _, open, ...options }: Options): Promise<number> {
  const server = createDocsServer(options);
  const interrupted = untilInterrupted();
  try {
    const url = await server.listen();
    console.log(`Documentation at ${url}\nStop with Ctrl+C.`);
    if (open)
      await openBrowser(url).catch(() => console.error('No browser could be opened. Open the address yourself.'));
  } catch (error) {
    console.error(`Cannot serve the documentation: ${reason(error, options)}`);
    return 1;
  }
  await interrupted;
  await server.close();
  return 0;
}

function reason(error: unknown, { port, host }: Pick<Options, 'port' | 'host'>): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `port ${port} is in use. Stop the program that uses it, or choose another with --port.`;
  if (code === 'EACCES') return `you do not have permission to use port ${port}. Choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is not an address of this machine.`;
  return error instanceof Error ? error.message : String(error);
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
