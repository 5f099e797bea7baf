import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm start -- [--docs-port <port>] [--mock-port <port>]

Generates and builds every package from the contract in specs/, then serves the documentation and the mock server on
127.0.0.1 until you stop it with Ctrl+C.

  --docs-port <port>   the port of the documentation (default: 4000)
  --mock-port <port>   the port of the mock server (default: 4001)
  --help               print this help

Port 0 means any free port. A free port also replaces one that is taken.`;

export interface Ports {
  readonly docs: number;
  readonly mock: number;
}

/** What the command line asks for. */
export type CommandLine =
  | { readonly action: 'start'; readonly ports: Ports }
  | { readonly action: 'help' }
  | { readonly action: 'reject'; readonly message: string };

const MAX_PORT = 65_535;

export function readCommandLine(argv: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'docs-port': { type: 'string', default: '4000' },
        'mock-port': { type: 'string', default: '4001' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { action: 'help' };
    const ports = { docs: readPort(values, 'docs-port'), mock: readPort(values, 'mock-port') };
    return { action: 'start', ports };
  } catch (error) {
    return { action: 'reject', message: error instanceof Error ? error.message : String(error) };
  }
}

function readPort<Option extends string>(values: Readonly<Record<Option, string>>, option: Option): number {
  const text = values[option];
  if (/^\d+$/.test(text) && Number(text) <= MAX_PORT) return Number(text);
  throw new Error(`--${option} must be a number from 0 to ${MAX_PORT}, not "${text}".`);
}
