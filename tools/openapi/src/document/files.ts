import { findTooDeep } from '@hookbook/contract/data';
import { OPENAPI } from '@hookbook/spec-reader/spec/documentFormat';
import type { SpecFile } from '@hookbook/spec-reader/spec/file/specFile';
import { fileUri } from '@hookbook/spec-reader/spec/file/uri';
import { indexResources } from '@hookbook/spec-reader/spec/indexing/indexResources';
import { parseReference } from '@hookbook/spec-reader/spec/parseReference';
import type { ReferenceIndex } from '@hookbook/spec-reader/spec/resolve';
import { member, type OpenapiNode } from './node.ts';

/** An OpenAPI document with the files that it refers to. */
export interface OpenapiFiles extends ReferenceIndex {
  readonly root: SpecFile;
  /** Why a reference has no target; undefined if nothing more is known. */
  readonly unresolved: (node: OpenapiNode, keyword: string) => ReferenceFailure | undefined;
}

/** Why a reference has no target, as a sentence, and how to fix it. */
export interface ReferenceFailure {
  readonly message: string;
  readonly fix: string;
}

const NAME = 'openapi.json';
const START = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** A parsed OpenAPI document without other files. */
export function singleFile(value: unknown): OpenapiFiles {
  const root: SpecFile = {
    path: `/${NAME}`,
    name: NAME,
    uri: fileUri(NAME),
    text: '',
    plainText: '',
    value,
    locationAt: () => ({ file: NAME, range: START }),
    hasRoundedNumbers: false,
    roundedNumberAt: () => undefined,
  };
  const files = new Map([[root.path, root]]);
  // A document that is refused for its depth has no references to follow.
  const resources = findTooDeep(value)
    ? { byUri: new Map(), declared: new Map() }
    : indexResources(root, files, OPENAPI).resources;
  return { root, files, resources, unresolved };
}

function unresolved(node: OpenapiNode, keyword: string): ReferenceFailure | undefined {
  const reference = String(member(node, keyword)?.value);
  const name = JSON.stringify(reference);
  const parsed = parseReference(reference, node.file.path);
  if (parsed.kind === 'remote' || (parsed.kind !== 'invalid' && parsed.file !== node.file.path))
    return { message: `${name} points to another document.`, fix: 'Bundle the document into one file.' };
  if (parsed.kind === 'pointer') return undefined;
  return { message: `${name} is neither a JSON pointer nor a declared $anchor.`, fix: 'Correct the reference.' };
}
