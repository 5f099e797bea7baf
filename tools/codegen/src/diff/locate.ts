import path from 'node:path';
import type { SpecPointer } from '@hookbook/contract';
import { fromPointer } from '@hookbook/contract/data';
import type { Change } from '@hookbook/diff';
import { member, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import type { LocatedChange, Location } from './difference.ts';
import { schemaPlace } from './schemaPlace.ts';

/** A document, and how its files are called. */
export interface Located {
  readonly document: SpecDocument;
  /** The name of a file, by its absolute path. */
  readonly nameOf?: ((file: string) => string) | undefined;
}

/** A change with the places in the files of both sides. */
export function located({ old, new: now, ...change }: Change, base: Located, head: Located): LocatedChange {
  return {
    ...change,
    ...(old && { old: locationOf(change, old, base) }),
    ...(now && { new: locationOf(change, now, head) }),
    ...(old && !now && { nearest: nearestTo(old, change.provider, head) }),
  };
}

function locationOf(change: Omit<Change, 'old' | 'new'>, source: SpecPointer, side: Located): Location {
  const message = nodeAt(source, side.document);
  if (change.in === undefined) return shown(message.file.locationAt(message.path, 'key'), side);
  const found = schemaPlace(side.document, message, { in: change.in, path: fromPointer(change.pointer ?? '') ?? [] });
  return shown(found.file.locationAt(found.path, 'key'), side);
}

function nodeAt({ file: name, pointer }: SpecPointer, { files, root }: SpecDocument): SpecNode {
  const file = [...files.values()].find((candidate) => candidate.name === name) ?? root;
  const steps = fromPointer(pointer) ?? [];
  const found = steps.reduce<SpecNode | undefined>((node, step) => node && member(node, step), rootNode(file));
  return found ?? { file, path: steps, value: undefined };
}

/** What is left of where something was: the nearest parent in the same file, or else the channel or the document. */
function nearestTo({ file: name, pointer }: SpecPointer, provider: string, side: Located): Location {
  const { document } = side;
  const file = [...document.files.values()].find((candidate) => candidate.name === name);
  if (file) return shown(file.locationAt(fromPointer(pointer) ?? [], 'key'), side);
  const root = rootNode(document.root);
  const channel = getPath(document, root, 'channels', provider);
  const found = (channel && (member(channel, 'messages') ?? channel)) ?? member(root, 'channels') ?? root;
  return shown(found.file.locationAt(found.path, 'key'), side);
}

function shown({ file, range }: ReturnType<SpecNode['file']['locationAt']>, { document, nameOf }: Located): Location {
  const name = nameOf?.(file) ?? path.relative(path.dirname(document.root.path), file);
  return { file: name.split(path.sep).join('/'), line: range.start.line, column: range.start.column };
}
