import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SpecFile } from '../../spec/file/specFile.ts';
import { member, members, rootNode, type SpecNode } from '../../spec/file/specNode.ts';
import { parseReference } from '../../spec/parseReference.ts';
import { checkFields, invalid, type ObjectFields } from './checkFields.ts';
import type { Overlay, OverlayAction, OverlayChange, Selector } from './overlay.ts';
import { compilePathQuery } from './pathQuery.ts';

interface ReadResult<T> {
  /** Absent if there are diagnostics. */
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads an overlay from its file. Without `extends` it changes the root document. */
export function readOverlay(file: SpecFile, rootPath: string): ReadResult<Overlay> {
  const root = rootNode(file);
  const syntax = checkFields(root, OVERLAY);
  const info = member(root, 'info');
  const actions = member(root, 'actions');
  const extended = member(root, 'extends');
  if (syntax.length > 0 || !info || !actions) return { diagnostics: syntax };
  const target = extended ? targetOf(extended) : { value: rootPath, diagnostics: [] };
  const results = members(actions).map(([, action]) => readAction(action, isCopyAllowed(root)));
  const diagnostics = [
    ...versionProblems(root),
    ...checkFields(info, INFO),
    ...target.diagnostics,
    ...(results.length === 0 ? [invalid(actions, 'An overlay needs at least one action.')] : []),
    ...results.flatMap((result) => result.diagnostics),
  ];
  if (diagnostics.length > 0 || target.value === undefined) return { diagnostics };
  const value: Overlay = {
    file,
    target: target.value,
    ...(extended && { extends: extended }),
    actions: results.flatMap((result) => result.value ?? []),
  };
  return { value, diagnostics };
}

const OVERLAY: ObjectFields = {
  name: 'an overlay',
  required: ['overlay', 'info', 'actions'],
  kinds: { overlay: 'string', info: 'object', extends: 'string', actions: 'list' },
};

const INFO: ObjectFields = {
  name: 'info',
  required: ['title', 'version'],
  kinds: { title: 'string', version: 'string', description: 'string' },
};

const ACTION: ObjectFields = {
  name: 'an action',
  required: ['target'],
  kinds: { target: 'string', description: 'string', update: 'any value', remove: 'boolean' },
};

const ACTION_WITH_COPY: ObjectFields = { ...ACTION, kinds: { ...ACTION.kinds, copy: 'string' } };

function versionProblems(root: SpecNode): Diagnostic[] {
  const version = member(root, 'overlay');
  if (!version || /^1\.[01]\.\d+$/.test(String(version.value))) return [];
  return [invalid(version, `Version "${String(version.value)}" of the Overlay Specification is not supported.`)];
}

/** Version 1.1 added `copy`. */
function isCopyAllowed(root: SpecNode): boolean {
  return !String(member(root, 'overlay')?.value).startsWith('1.0.');
}

function targetOf(extended: SpecNode): ReadResult<string> {
  const parsed = parseReference(String(extended.value), extended.file.path);
  if (parsed.kind === 'pointer' && parsed.pointer.length === 0) return { value: parsed.file, diagnostics: [] };
  return { diagnostics: [invalid(extended, `"${String(extended.value)}" is not a relative path.`)] };
}

function readAction(node: SpecNode, isCopyAllowed: boolean): ReadResult<OverlayAction> {
  const syntax = checkFields(node, isCopyAllowed ? ACTION_WITH_COPY : ACTION);
  const targetNode = member(node, 'target');
  if (syntax.length > 0 || !targetNode) return { diagnostics: syntax };
  const target = selectorOf(targetNode);
  const change = changeOf(node);
  const diagnostics = [...target.diagnostics, ...change.diagnostics];
  if (!target.value || !change.value) return { diagnostics };
  return { value: { target: target.value, change: change.value }, diagnostics };
}

/** `remove` wins. An action without any of them is valid, and changes nothing. */
function changeOf(node: SpecNode): ReadResult<OverlayChange> {
  if (member(node, 'remove')?.value === true) return { value: { kind: 'remove' }, diagnostics: [] };
  const copy = member(node, 'copy');
  const update = member(node, 'update');
  if (copy && update) return { diagnostics: [invalid(copy, 'An action cannot have both `update` and `copy`.', 'key')] };
  if (copy) {
    const { value: from, diagnostics } = selectorOf(copy);
    return from ? { value: { kind: 'copy', from }, diagnostics } : { diagnostics };
  }
  return { value: update ? { kind: 'update', value: update } : { kind: 'none' }, diagnostics: [] };
}

function selectorOf(node: SpecNode): ReadResult<Selector> {
  const compiled = compilePathQuery(String(node.value));
  if (!('problem' in compiled)) return { value: { node, query: compiled }, diagnostics: [] };
  return { diagnostics: [invalid(node, `"${String(node.value)}" is not a JSONPath: ${compiled.problem}.`)] };
}
