import path from 'node:path';
import chokidar from 'chokidar';
import type { GenerateResult } from '../generate.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';

/** Editors save a file in several steps, and several files at once. */
const SETTLE_MS = 60;

/** Runs once, and again after each save, until it is interrupted. A broken spec is reported and waited out. */
export async function watch({
  specs,
  io,
  run,
}: {
  specs: string;
  io: Io;
  run: () => Promise<GenerateResult>;
}): Promise<ExitCode> {
  const { files } = await run();
  const folder = path.dirname(files[0] ?? path.resolve(specs));
  const watcher = chokidar.watch(folder, {
    ignoreInitial: true,
    ignored: /(^|[/\\])(node_modules|dist|\.[^/\\]+)($|[/\\])/,
  });
  io.out(`Watching ${path.relative(io.cwd, folder) || '.'}; stop with Ctrl+C`);
  let running = false;
  let again = false;
  const rerun = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await run().catch((error: unknown) =>
        io.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      );
    } while (again);
    running = false;
  };
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void rerun(), SETTLE_MS);
  });
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await watcher.close();
  return EXIT.clean;
}
