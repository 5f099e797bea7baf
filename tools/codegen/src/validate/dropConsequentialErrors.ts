import { toPointer } from '@hookbook/contract/data';
import { type Diagnostic, type Subject, subjectOf } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { nearest } from '@hookbook/spec-reader/diagnostics/suggest';
import { identityOf, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isComplete } from '@hookbook/spec-reader/spec/reachable';
import { isBroken } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { containsAny, errorLocations } from './containsAny.ts';

/** A parser diagnostic with the node that it is about. */
export interface LocatedDiagnostic {
  readonly node: SpecNode;
  readonly message: string;
  /** 0 is an error, 1 a warning. */
  readonly severity: number;
  /** Set if Hookbook decides about the place itself, so that only what follows from the diagnostic is of interest. */
  readonly isChecked?: true;
}

/** Keeps one diagnostic for each mistake, and drops those that follow from it or that `earlier` diagnostics cover. */
export function dropConsequentialErrors(
  document: SpecDocument,
  diagnostics: readonly LocatedDiagnostic[],
  earlier: readonly Diagnostic[],
): LocatedDiagnostic[] {
  const earlierErrors = earlier.filter(({ severity }) => severity === 'error');
  const uncovered = unique(diagnostics).filter(
    ({ node }) => !isBroken(document, node) && !earlierErrors.some((error) => covers(error, node)),
  );
  const candidates = uncovered.filter((diagnostic) => !isMissingThroughTypo(diagnostic, uncovered));
  return candidates.filter((diagnostic) => {
    if (!mayBeConsequence(diagnostic)) return true;
    if (!isComplete(document, diagnostic.node)) return false;
    const causes = candidates.filter(
      (other) => identityOf(other.node) !== identityOf(diagnostic.node) || !mayBeConsequence(other),
    );
    return !containsAny(document, diagnostic.node, [...errorLocations(earlier), ...causes.map(locationOfCause)]);
  });
}

function locationOfCause({ node }: LocatedDiagnostic): Subject {
  return { file: node.file.path, pointer: toPointer(node.path) };
}

/** The parser reports a value once for each `$ref` to it, and calls it by the name that it has there. */
function unique(diagnostics: readonly LocatedDiagnostic[]): LocatedDiagnostic[] {
  const byText = new Map<string, LocatedDiagnostic>();
  for (const diagnostic of diagnostics) {
    const predicate = diagnostic.message.replace(/^("[^"]*" property|Item at index \d+) /, '');
    const text = `${identityOf(diagnostic.node)} ${predicate}`;
    if (!byText.has(text)) byText.set(text, diagnostic);
  }
  return [...byText.values()];
}

/** Codes of diagnostics that point exactly to the invalid value. The parser may report the same mistake inside it. */
const EXACT_CODES = /^(schema|pattern|extension|ref|webhook|asyncapi)-/;

function covers(diagnostic: Diagnostic, node: SpecNode): boolean {
  const { file, pointer } = subjectOf(diagnostic);
  if (!EXACT_CODES.test(diagnostic.code) || file !== node.file.path) return false;
  const covered = pointer.replace(/\/\$ref$/, '');
  const nodePointer = toPointer(node.path);
  return nodePointer === covered || nodePointer.startsWith(`${covered}/`);
}

/**
 * Whether a message may only mean that something inside the value is invalid, so that no alternative matches:
 * `"payload" property must match "else" schema`, `"items" property type must be array`.
 */
function mayBeConsequence({ message }: LocatedDiagnostic): boolean {
  return /must match (?!format|pattern).*schema|type must be/.test(message);
}

/** Whether a required property is missing because its name is misspelt, which is reported as an unexpected property. */
function isMissingThroughTypo({ node, message }: LocatedDiagnostic, all: readonly LocatedDiagnostic[]): boolean {
  const [, missing] = /must have required property "(.*)"/.exec(message) ?? [];
  if (missing === undefined) return false;
  const unexpectedMembers = all.filter(
    (other) => /is not expected to be here/.test(other.message) && isMemberOf(other.node, node),
  );
  return unexpectedMembers.some((member) => nearest(member.node.path.at(-1) ?? '', [missing]) !== undefined);
}

function isMemberOf({ file, path }: SpecNode, parent: SpecNode): boolean {
  return path.length > 0 && identityOf({ file, path: path.slice(0, -1), value: undefined }) === identityOf(parent);
}
