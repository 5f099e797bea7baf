import path from 'node:path';
import { bundleFiles } from '../bundle/bundleFiles.ts';
import { hasErrors } from '../diagnostic.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { readContract } from '../readContract.ts';
import { apply } from '../write/apply.ts';
import { compare } from '../write/compare.ts';
import { exitCodeOf, reportPretty } from './check.ts';

/** Writes the contract for use without hookbook; the folder holds nothing else afterwards. */
export async function bundle({ specs, out }: { specs: string; out: string }, io: Io): Promise<ExitCode> {
  const { contract, document, diagnostics } = await readContract(specs);
  if (!contract || !document || hasErrors(diagnostics)) {
    io.error(reportPretty(diagnostics, io));
    return exitCodeOf(diagnostics);
  }
  const folder = path.resolve(out);
  const files = bundleFiles(document, contract);
  await apply(folder, await compare(folder, files));
  io.out(`${files.length} files in ${path.relative(io.cwd, folder) || '.'}`);
  return EXIT.clean;
}
