import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SpecFile } from '../../spec/file/specFile.ts';
import { invalid } from './checkFields.ts';
import type { Overlay } from './overlay.ts';

/** Reports overlays for files that the document does not refer to. `reported` files have a diagnostic that explains why. */
export function checkOverlayTargets(
  overlays: readonly Overlay[],
  files: ReadonlyMap<string, SpecFile>,
  reported: ReadonlySet<string>,
): Diagnostic[] {
  return overlays.flatMap(({ target, extends: extended }) =>
    extended && !files.has(target) && !reported.has(target)
      ? [invalid(extended, `"${String(extended.value)}" is not a file of the contract.`)]
      : [],
  );
}
