import { toPointer } from '@hookbook/contract/data';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { identityOf, type SpecNode } from '../spec/file/specNode.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { containsAny, type ErrorLocation } from './containsAny.ts';

/** One thing that `@asyncapi/parser` has against a place. */
export interface LocatedDiagnostic {
  readonly node: SpecNode;
  readonly message: string;
  /** 0 is an error, 1 a warning. */
  readonly severity: number;
}

/**
 * What remains when each fault is told once: not what our own checks `known` already say, and not that something around a
 * fault is wrong because of it.
 */
export function dropConsequentialErrors(
  document: SpecDocument,
  complaints: readonly LocatedDiagnostic[],
  known: readonly Diagnostic[],
): LocatedDiagnostic[] {
  const errors = known.filter(({ severity }) => severity === 'error');
  const fresh = unique(complaints).filter(({ node }) => !errors.some((error) => isAbout(error, node)));
  const told = fresh.filter((each) => !isRenamed(each, fresh));
  const places = errors.map(({ file, pointer = '' }) => ({ file, pointer }));
  return told.filter((each) => {
    if (!mayBeEcho(each)) return true;
    const others = told.filter((other) => identityOf(other.node) !== identityOf(each.node) || !mayBeEcho(other));
    return !containsAny(document, each.node, [...places, ...others.map(faultOf)]);
  });
}

function faultOf({ node }: LocatedDiagnostic): ErrorLocation {
  return { file: node.file.path, pointer: toPointer(node.path) };
}

function unique(complaints: readonly LocatedDiagnostic[]): LocatedDiagnostic[] {
  const byText = new Map(complaints.map((each) => [`${identityOf(each.node)} ${each.message}`, each]));
  return [...byText.values()];
}

/** Codes whose place is that of the fault itself, so that everything said about it or about what is in it is the same fault. */
const POINTED = /^(schema|pattern|extension|ref|webhook)-/;

function isAbout({ code, file, pointer = '' }: Diagnostic, node: SpecNode): boolean {
  if (!POINTED.test(code) || file !== node.file.path) return false;
  const place = pointer.replace(/\/\$ref$/, '');
  const own = toPointer(node.path);
  return own === place || own.startsWith(`${place}/`);
}

/**
 * `"payload" property must match "else" schema`, `"items" property type must be array`: perhaps only that something inside
 * is wrong, so that none of several possibilities is right.
 */
function mayBeEcho({ message }: LocatedDiagnostic): boolean {
  return /must match (?!format|pattern).*schema|type must be/.test(message);
}

/** A member that is missing where another one is unexpected is one slip of the pen. */
function isRenamed({ node, message }: LocatedDiagnostic, all: readonly LocatedDiagnostic[]): boolean {
  const [, missing] = /must have required property "(.*)"/.exec(message) ?? [];
  if (missing === undefined) return false;
  const unexpected = all.filter((each) => /is not expected to be here/.test(each.message));
  const beside = unexpected
    .filter((each) => isMemberOf(each.node, node))
    .flatMap((each) => each.node.path.at(-1) ?? []);
  return beside.some((name) => nearest(name, [missing]) !== undefined);
}

function isMemberOf({ file, path }: SpecNode, parent: SpecNode): boolean {
  return path.length > 0 && identityOf({ file, path: path.slice(0, -1), value: undefined }) === identityOf(parent);
}
