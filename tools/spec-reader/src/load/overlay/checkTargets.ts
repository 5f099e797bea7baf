import path from 'node:path';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { SpecFile } from '../../spec/file/specFile.ts';
import { locationOf, type SpecNode } from '../../spec/file/specNode.ts';
import type { Overlay } from './overlay.ts';

/** Reports overlays for files that the document does not refer to. `reported` files have a diagnostic that explains why. */
export function checkOverlayTargets(
  overlays: readonly Overlay[],
  files: ReadonlyMap<string, SpecFile>,
  reported: ReadonlySet<string>,
): Diagnostic[] {
  return overlays.flatMap(({ target, extends: extended }) =>
    extended && !files.has(target) && !reported.has(target) ? [notRead(extended, [...files.keys()])] : [],
  );
}

const FIX =
  'Correct `extends`, refer to the file in the contract, or remove the overlay from hookbook.config.ts or --overlay.';

function notRead(extended: SpecNode, files: readonly string[]): Diagnostic {
  const name = String(extended.value);
  const prefix = name.startsWith('./') ? './' : '';
  const folder = path.dirname(extended.file.path);
  const names = files.map((file) => `${prefix}${path.relative(folder, file).split(path.sep).join('/')}`);
  const message = `"${name}" is not a file of the contract.${didYouMean(name, names)}`;
  return createDiagnostic('overlay-invalid', locationOf(extended), message, { fix: FIX });
}
