import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createDiagnostic, type Diagnostic, FILE_START } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { parseSpecFile, type SpecFile } from '../spec/file/specFile.ts';
import { fileUri } from '../spec/file/uri.ts';
import type { Overlay } from './overlay/overlay.ts';
import { readOverlay } from './overlay/readOverlay.ts';
import { type ReadHashes, readText } from './readText.ts';

/** Overlays that were read. */
export interface Overlays {
  /** In the order of their paths; incomplete if there are diagnostics. */
  readonly overlays: readonly Overlay[];
  readonly diagnostics: readonly Diagnostic[];
  readonly read: ReadHashes;
}

/** Reads overlays for a root document. */
export async function readOverlays(paths: readonly string[], rootPath: string): Promise<Overlays> {
  const results = await Promise.all(
    paths.map(async (overlay) => {
      const { file, diagnostics, hash } = await readOverlayFile(path.resolve(overlay), rootPath);
      const entry = [path.resolve(overlay), hash] as const;
      if (!file) return { diagnostics, entry };
      const result = readOverlay(file, rootPath);
      return { ...result, diagnostics: [...diagnostics, ...result.diagnostics], entry };
    }),
  );
  return {
    overlays: results.flatMap((result) => ('value' in result && result.value ? [result.value] : [])),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
    read: new Map(results.map(({ entry }) => entry)),
  };
}

async function readOverlayFile(
  file: string,
  rootPath: string,
): Promise<{ readonly file?: SpecFile; readonly diagnostics: readonly Diagnostic[]; readonly hash?: string }> {
  const result = readText(file);
  switch (result.kind) {
    case 'text': {
      const name = path.relative(path.dirname(rootPath), file).split(path.sep).join('/');
      return { ...parseSpecFile({ path: file, name, uri: fileUri(name), text: result.text }), hash: result.hash };
    }
    case 'invalid':
      return { diagnostics: [result.diagnostic] };
    case 'unreadable':
      return { diagnostics: [notFound(file, `${path.basename(file)} ${result.reason}.`)] };
    case 'missing': {
      const siblings = await readdir(path.dirname(file)).catch(() => []);
      const name = path.basename(file);
      return { diagnostics: [notFound(file, `File not found: "${name}".${didYouMean(name, siblings)}`)] };
    }
  }
}

function notFound(file: string, message: string): Diagnostic {
  return createDiagnostic('spec-not-found', { file, range: FILE_START }, message, {
    fix: 'Point --overlay to an overlay document.',
  });
}
