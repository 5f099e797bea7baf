import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleFiles } from '../bundle/bundleFiles.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { HEADER } from '../header.ts';
import type { Io } from '../io.ts';
import { readContract } from '../readContract.ts';
import { EXIT, type ExitCode, UsageError } from '../usage.ts';
import { apply } from '../write/apply.ts';
import { compare } from '../write/compare.ts';
import { exitCodeOf, reportPretty } from './check.ts';

/** Writes the contract for use without hookbook; the folder holds nothing else afterwards. */
export async function bundle({ specs, out }: { specs: string; out: string }, io: Io): Promise<ExitCode> {
  const { contract, document, diagnostics } = await readContract(path.resolve(io.cwd, specs), io);
  if (!contract || !document || hasErrors(diagnostics)) {
    io.error(reportPretty(diagnostics, io));
    return exitCodeOf(diagnostics);
  }
  const folder = path.resolve(io.cwd, out);
  await assertOwn(folder, out);
  const files = bundleFiles(document, contract);
  await apply(folder, await compare(folder, files));
  io.out(`${files.length} files in ${path.relative(io.cwd, folder) || '.'}`);
  return EXIT.clean;
}

/** All that is in the folder is replaced, so it must be a new one, or one that was written here before. */
async function assertOwn(folder: string, out: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  const index = await readFile(path.join(folder, 'index.js'), 'utf8').catch(() => '');
  if (entries.length === 0 || index.startsWith(HEADER)) return;
  throw new UsageError(
    `"${out}" holds files that hookbook did not write, and a bundle replaces everything in its folder. Name a new or empty one with --out.`,
  );
}
