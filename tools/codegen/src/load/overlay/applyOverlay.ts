import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { MAX_DEPTH } from '../../spec/file/depth.ts';
import type { SpecFile } from '../../spec/file/specFile.ts';
import { locationOf, rootNode } from '../../spec/file/specNode.ts';
import { invalid } from './checkFields.ts';
import { type Edit, editAt, updated } from './edit.ts';
import type { Overlay, OverlayAction, Selector } from './overlay.ts';
import { type PatchedValue, patchedAt, patchedLocation, plainValue, unpatched } from './patchedValue.ts';

interface ApplyResult {
  readonly file: SpecFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies overlays to the file that they change, in order. Each value keeps the place where it is written. */
export function applyOverlays(file: SpecFile, overlays: readonly Overlay[]): ApplyResult {
  if (overlays.length === 0) return { file, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  let value = unpatched(rootNode(file));
  for (const action of overlays.flatMap(({ actions }) => actions)) {
    const result = applyAction(value, action, file.name);
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

/** An action with an error changes nothing. */
function applyAction(value: PatchedValue, action: OverlayAction, fileName: string): ActionResult {
  const { target } = action;
  const plain = plainValue(value);
  const paths = target.query.select(plain);
  if (!paths) return unchanged(value, tooExpensive(target));
  if (paths.length === 0) return unchanged(value, unmatched(target, fileName));
  const edit = editOf(action, value, plain);
  if ('diagnostic' in edit) return unchanged(value, edit.diagnostic);
  const edited = editAt(value, paths, edit.edit);
  const [problem] = edit.problems;
  if (problem) return unchanged(value, problem);
  if (!edited) return unchanged(value, invalid(target.node, 'An action cannot remove a whole file.'));
  if (edited.size > value.size + MAX_ADDED || edited.depth > MAX_DEPTH + 1)
    return unchanged(value, invalid(target.node, 'This action adds too many values, or nests them too deeply.'));
  return { value: edited, diagnostics: [] };
}

/** More values than an overlay adds in one action. */
const MAX_ADDED = 100_000;

function unchanged(value: PatchedValue, diagnostic: Diagnostic): ActionResult {
  return { value, diagnostics: [diagnostic] };
}

interface PreparedEdit {
  readonly edit: Edit;
  /** Filled while the edit is applied. */
  readonly problems: readonly Diagnostic[];
}

function editOf(
  { target, change }: OverlayAction,
  value: PatchedValue,
  plain: unknown,
): PreparedEdit | { readonly diagnostic: Diagnostic } {
  switch (change.kind) {
    case 'remove':
      return { edit: () => undefined, problems: [] };
    case 'update':
      return updateWith(unpatched(change.value), target);
    case 'copy': {
      const source = copied(change.from, value, plain);
      return 'diagnostic' in source ? source : updateWith(source.value, target);
    }
  }
}

function updateWith(update: PatchedValue, target: Selector): PreparedEdit {
  const problems: Diagnostic[] = [];
  const edit: Edit = (value) => {
    const result = updated(value, update);
    if (!result) problems.push(differentKinds(target, value, update));
    return result ?? value;
  };
  return { edit, problems };
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

function differentKinds(target: Selector, { content }: PatchedValue, update: PatchedValue): Diagnostic {
  const kinds = `"${textOf(target)}" matches ${KINDS[content.kind]}, and the update is ${KINDS[update.content.kind]}.`;
  return invalid(target.node, kinds);
}

const KINDS = { object: 'an object', array: 'a list', primitive: 'neither an object nor a list' } as const;

function tooExpensive(selector: Selector): Diagnostic {
  return invalid(selector.node, `"${textOf(selector)}" takes too long in this document.`);
}

function unmatched(target: Selector, fileName: string): Diagnostic {
  const message = `"${textOf(target)}" matches nothing in ${fileName}.`;
  return createDiagnostic('overlay-target-missing', locationOf(target.node), message);
}

function textOf({ node }: Selector): string {
  return String(node.value);
}
