import path from 'node:path';
import { CATALOGUE, type DiagnosticCode } from '@hookbook/spec-reader/diagnostics/catalogue';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { readContract } from '../../src/generate/readContract.ts';
import type { SpecFiles } from './acme.ts';
import { parse } from './sharedParser.ts';
import { specFolder } from './specFolder.ts';

/** A diagnostic as tests write it. `fix` is absent if it is the one in the catalogue. */
export interface Expected {
  readonly code: DiagnosticCode;
  /** `file:line:column`. */
  readonly at: string;
  readonly message: string;
  readonly fix?: string;
  /** `file:line:column message` of each related location. */
  readonly related?: readonly string[];
  /** In how many places the problem is, if there are several. */
  readonly count?: number;
}

/** The diagnostics of a spec with overlays, which are among its files. */
export async function diagnosed(files: SpecFiles, overlays: readonly string[] = []): Promise<Expected[]> {
  const specs = await specFolder(files);
  const paths = overlays.map((overlay) => path.join(specs, overlay));
  const { diagnostics } = await readContract(specs, { parse, overlays: paths });
  return diagnostics.map((diagnostic) => expected(diagnostic, specs));
}

/** Converts a diagnostic to the form that tests write. */
export function expected({ code, message, fix, file, range, related, count }: Diagnostic, specs: string): Expected {
  return {
    code,
    at: locationText(file, range, specs),
    message,
    ...(fix !== CATALOGUE[code].fix && { fix }),
    ...(related &&
      related.length > 0 && {
        related: related.map((note) => `${locationText(note.file, note.range, specs)} ${note.message}`),
      }),
    ...(count !== undefined && { count }),
  };
}

function locationText(file: string, { start }: Diagnostic['range'], specs: string): string {
  return `${path.relative(specs, file).split(path.sep).join('/')}:${start.line}:${start.column}`;
}
