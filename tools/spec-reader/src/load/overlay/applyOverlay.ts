import { MAX_DEPTH } from '@hookbook/contract/data';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SpecFile } from '../../spec/file/specFile.ts';
import { rootNode, type SpecNode } from '../../spec/file/specNode.ts';
import { invalid } from './checkFields.ts';
import { type Edit, editAt, findMismatch, updated } from './edit.ts';
import type { Overlay, OverlayAction, Selector } from './overlay.ts';
import { type PatchedValue, patchedAt, patchedLocation, plainValue, unpatched } from './patchedValue.ts';
import { differentKinds, textOf, tooExpensive, tooLarge, unmatched } from './problems.ts';

interface ApplyResult {
  readonly file: SpecFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies overlays to the file that they change, in order. Each value keeps the place where it is written. */
export function applyOverlays(file: SpecFile, overlays: readonly Overlay[]): ApplyResult {
  if (overlays.length === 0) return { file, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  let value = unpatched(rootNode(file));
  const maxSize = value.size + MAX_ADDED;
  for (const { actions, extends: extended } of overlays)
    for (const action of actions) {
      const result = applyAction(value, action, { fileName: file.name, isExtended: extended !== undefined, maxSize });
      diagnostics.push(...result.diagnostics);
      value = result.value;
    }
  return { file: patchedFile(file, value), diagnostics };
}

function patchedFile(file: SpecFile, patched: PatchedValue): SpecFile {
  const value = plainValue(patched);
  return {
    ...file,
    value,
    plainText: JSON.stringify(value),
    // The overlays may have some too.
    hasRoundedNumbers: true,
    locationAt: (path, part) => patchedLocation(patched, path, part),
    roundedNumberAt: (path) => {
      const origin = patchedAt(patched, path)?.origin;
      return origin?.file.roundedNumberAt(origin.path);
    },
  };
}

interface ActionResult {
  readonly value: PatchedValue;
  readonly diagnostics: readonly Diagnostic[];
}

interface ActionContext {
  readonly fileName: string;
  /** Whether the overlay names the file. */
  readonly isExtended: boolean;
  readonly maxSize: number;
}

/** An action with an error changes nothing. */
function applyAction(value: PatchedValue, action: OverlayAction, context: ActionContext): ActionResult {
  const { maxSize } = context;
  const { target } = action;
  const plain = plainValue(value);
  const paths = target.query.select(plain);
  if (!paths) return unchanged(value, tooExpensive(target));
  if (paths.length === 0) return unchanged(value, unmatched(target, context));
  const edit = editOf(action, value, plain);
  if ('diagnostic' in edit) return unchanged(value, edit.diagnostic);
  if (edit.size * paths.length > MAX_WORK) return unchanged(value, tooLarge(target));
  const edited = editAt(value, paths, edit.edit);
  const [problem] = edit.problems;
  if (problem) return unchanged(value, problem);
  if (!edited) return unchanged(value, invalid(target.node, 'An action cannot remove a whole file.'));
  if (edited.size > maxSize || edited.depth > MAX_DEPTH + 1) return unchanged(value, tooLarge(target));
  return { value: edited, diagnostics: [] };
}

/** More values than overlays add to a file. */
const MAX_ADDED = 100_000;
/** The values that one action may visit in its update, for all its targets together. */
const MAX_WORK = 1_000_000;

function unchanged(value: PatchedValue, diagnostic: Diagnostic): ActionResult {
  return { value, diagnostics: [diagnostic] };
}

interface PreparedEdit {
  readonly edit: Edit;
  /** The number of values in the update. */
  readonly size: number;
  /** Filled while the edit is applied. */
  readonly problems: readonly Diagnostic[];
}

function editOf(
  { change }: OverlayAction,
  value: PatchedValue,
  plain: unknown,
): PreparedEdit | { readonly diagnostic: Diagnostic } {
  switch (change.kind) {
    case 'remove':
      return { edit: () => undefined, size: 0, problems: [] };
    case 'update':
      return updateWith(unpatched(change.value));
    case 'copy': {
      const source = copied(change.from, value, plain);
      return 'diagnostic' in source ? source : updateWith(source.value, change.from.node);
    }
    case 'none':
      return { edit: (current) => current, size: 0, problems: [] };
  }
}

function updateWith(update: PatchedValue, copy?: SpecNode): PreparedEdit {
  const problems: Diagnostic[] = [];
  const edit: Edit = (value) => {
    const mismatch = findMismatch(value, update);
    if (!mismatch) return updated(value, update);
    problems.push(differentKinds(mismatch, copy));
    return value;
  };
  return { edit, size: update.size, problems };
}

/** The value that `copy` selects, which must be one. */
function copied(
  from: Selector,
  value: PatchedValue,
  plain: unknown,
): { readonly value: PatchedValue } | { readonly diagnostic: Diagnostic } {
  const paths = from.query.select(plain);
  if (!paths) return { diagnostic: tooExpensive(from) };
  const [path] = paths;
  if (!path || paths.length > 1)
    return { diagnostic: invalid(from.node, `"${textOf(from)}" must match one value, and matches ${paths.length}.`) };
  return { value: patchedAt(value, path) ?? value };
}
