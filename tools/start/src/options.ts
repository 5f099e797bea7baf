import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm start -- [--docs-port <port>] [--mock-port <port>]

Generates and builds every package from the contract in specs/, then serves the documentation and the mock server on
127.0.0.1 until Ctrl+C.

  --docs-port <port>   default 4000
  --mock-port <port>   default 4001
  --help               this text

Port 0 takes any free port, and so does a port that is taken.`;

export interface Options {
  readonly help: boolean;
  readonly docsPort: number;
  readonly mockPort: number;
}

/** What the command line asks for, or what is wrong with it. */
export function readOptions(argv: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'docs-port': { type: 'string', default: '4000' },
        'mock-port': { type: 'string', default: '4001' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, 'docs-port': docs, 'mock-port': mock } = values;
    if (!isPort(docs)) return `--docs-port takes a number from 0 to 65535, not "${docs}".`;
    if (!isPort(mock)) return `--mock-port takes a number from 0 to 65535, not "${mock}".`;
    return { help, docsPort: Number(docs), mockPort: Number(mock) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isPort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) <= 65_535;
}
