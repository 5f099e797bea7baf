import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileHash } from '@hookbook/spec-reader/files/contentHash';
import { isInside } from '@hookbook/spec-reader/files/isInside';
import chokidar, { type FSWatcher } from 'chokidar';
import type { GenerateResult } from '../generate/generate.ts';
import { reportFailure } from '../report/failure.ts';
import type { Io } from '../report/io.ts';
import { exitCodeOf } from '../report/outcome.ts';
import { EXIT, type ExitCode } from '../report/usage.ts';
import type { SpecSettings } from './specSettings.ts';
import { watchedFiles } from './watchedFiles.ts';

/** Editors write a file in several steps. */
const DEBOUNCE_MS = 25;
/** Editors may save several files at once, and a change of branch takes longer. */
const DEBOUNCE_OF_SEVERAL_MS = 60;

interface WatchOptions extends SpecSettings {
  readonly io: Io;
  /** The folders of the artifacts: writing them must not start another run. */
  readonly generated: readonly string[];
  readonly run: () => Promise<GenerateResult>;
}

/** Runs once, and again after every save, until it is interrupted. An invalid spec does not end it. */
export async function watch(options: WatchOptions): Promise<ExitCode> {
  const { io, overlays, generated } = options;
  const interrupted = interruption();
  const folder = await folderOf(options);
  const isGenerated = (file: string) => generated.some((target) => isInside(target, file));
  const files = watchedFiles(folder);
  const ignored = (file: string) => files.isIgnored(file) || isGenerated(file);
  const watchers: FSWatcher[] = [];
  const watchPaths = async (paths: readonly string[]): Promise<void> => {
    const watcher = chokidar.watch([...paths], { ignoreInitial: true, ignored });
    watchers.push(watcher);
    // A file that cannot be watched must not stop the others from being watched.
    watcher.on('error', (error) => reportFailure(error, io));
    await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
    watcher.on('all', onChange);
  };
  const runner = createRunner(async () => {
    const { diagnostics, read } = await options.run();
    const added = files.setReferenced([...read.keys()]);
    if (added.length > 0) {
      // Their folders too: an editor may replace a file by another one.
      await watchPaths(added.flatMap((file) => [file, path.dirname(file)]));
      const wasSaved = added.some((file) => fileHash(file) !== read.get(file));
      if (wasSaved) rerun();
    }
    return exitCodeOf(diagnostics);
  });
  let timer: NodeJS.Timeout | undefined;
  const changed = new Set<string>();
  const rerun = () => {
    changed.clear();
    runner.start().catch((error: unknown) => reportFailure(error, io));
  };
  const onChange = (event: string, file: string): void => {
    // Generating creates folders. A folder that matters is followed by its files.
    if (event === 'addDir' || event === 'unlinkDir') return;
    clearTimeout(timer);
    changed.add(file);
    timer = setTimeout(rerun, changed.size > 1 ? DEBOUNCE_OF_SEVERAL_MS : DEBOUNCE_MS);
  };
  try {
    await watchPaths([folder, ...overlays]);
    // Only the first run can fail with a usage error.
    const exit = await runner.start();
    if (exit === EXIT.usage) return exit;
    io.out(`Watching ${path.relative(io.cwd, folder) || '.'} for changes. Press Ctrl+C to stop.`);
    await interrupted;
    return EXIT.clean;
  } finally {
    clearTimeout(timer);
    await runner.settled();
    await Promise.all(watchers.map((watcher) => watcher.close()));
  }
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}

/** Allows one run at a time. A start during a run makes another run follow it. */
function createRunner(run: () => Promise<ExitCode>) {
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

async function folderOf({ specs, root }: SpecSettings): Promise<string> {
  if (root !== undefined) return root;
  const stats = await stat(specs).catch(() => undefined);
  return stats?.isDirectory() ? specs : path.dirname(specs);
}
