import { stat } from 'node:fs/promises';
import path from 'node:path';
import chokidar from 'chokidar';
import type { GenerateResult } from '../generate.ts';
import type { Io } from '../io.ts';
import { reportFailure } from '../report/failure.ts';
import { EXIT, type ExitCode } from '../usage.ts';
import { exitCodeOf } from './check.ts';

/** Editors save a file in several steps, and several files at once. */
const SETTLE_MS = 60;

/** Runs once, and again after each save, until it is interrupted. A broken spec is reported and waited out. */
export async function watch(options: {
  readonly specs: string;
  readonly io: Io;
  readonly run: () => Promise<GenerateResult>;
}): Promise<ExitCode> {
  const { io, specs } = options;
  const interrupted = interruption();
  const folder = await folderOf(specs);
  const watcher = chokidar.watch(folder, { ignoreInitial: true, ignored: (file) => isIgnored(folder, file) });
  // What cannot be watched does not keep the rest from being watched.
  watcher.on('error', (error) => reportFailure(error, io));
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  const runs = repeatable(async () => exitCodeOf((await options.run()).diagnostics));
  let timer: NodeJS.Timeout | undefined;
  const rerun = () => void runs.start().catch((error: unknown) => reportFailure(error, io));
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(rerun, SETTLE_MS);
  });
  try {
    // Only the first run can show that the command was called in a wrong way.
    const exit = await runs.start();
    if (exit === EXIT.usage) return exit;
    io.out(`Watching ${path.relative(io.cwd, folder) || '.'}; stop with Ctrl+C`);
    await interrupted;
    return EXIT.clean;
  } finally {
    clearTimeout(timer);
    await watcher.close();
    await runs.settled();
  }
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}

/** One run at a time; asked for during a run, another one follows it. */
function repeatable(run: () => Promise<ExitCode>) {
  let running: Promise<ExitCode> | undefined;
  let again = false;
  const loop = async (): Promise<ExitCode> => {
    try {
      for (;;) {
        again = false;
        const exit = await run();
        if (!again) return exit;
      }
    } finally {
      running = undefined;
    }
  };
  return {
    start: (): Promise<ExitCode> => {
      again = running !== undefined;
      running ??= loop();
      return running;
    },
    settled: async (): Promise<void> => {
      again = false;
      await running?.catch(() => undefined);
    },
  };
}

async function folderOf(specs: string): Promise<string> {
  const found = await stat(specs).catch(() => undefined);
  return found?.isDirectory() ? specs : path.dirname(specs);
}

/** Only below the watched folder: where that folder itself lies says nothing. */
function isIgnored(folder: string, file: string): boolean {
  const names = path.relative(folder, file).split(path.sep);
  return names.some((name) => name === 'node_modules' || name === 'dist' || /^\.[^.]/.test(name));
}
