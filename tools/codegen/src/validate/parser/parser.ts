import { type Diagnostic, Parser } from '@asyncapi/parser';
import { ruleset } from './ruleset.ts';

/** A document as texts: all that the parser gets to see. */
export interface SpecTexts {
  /** The path of the root document. */
  readonly root: string;
  /** By absolute path. */
  readonly files: ReadonlyMap<string, string>;
}

/** One thing that the parser has against a document: a file, and a path in it that may lead on through `$ref`s. */
export type ParserDiagnostic = Pick<Diagnostic, 'code' | 'message' | 'severity' | 'source'> & {
  readonly path: readonly string[];
};

/** What `@asyncapi/parser` finds. It reads the given texts and nothing else of the disk or the network. */
export async function parse({ root, files }: SpecTexts): Promise<ParserDiagnostic[]> {
  const parser = new Parser({
    ruleset: ruleset(),
    __unstable: { resolver: { resolvers: resolversFor(files) } },
  });
  const found = await parser.validate(escapeProto(files.get(root) ?? ''), { source: root });
  return found.map(({ code, message, path, severity, source }) => ({
    code,
    message: unescapeProto(message),
    path: path.map((token) => unescapeProto(String(token))),
    severity,
    ...(source !== undefined && { source }),
  }));
}

/**
 * Whatever the parser asks for besides is an empty object: an error here would make it try its own resolvers, which
 * fetch.
 */
function resolversFor(files: SpecTexts['files']) {
  const read = (uri: { path(): string }) => escapeProto(files.get(decoded(uri.path())) ?? '{}');
  return ['file', 'http', 'https'].map((schema) => ({
    schema,
    order: 1,
    canRead: true,
    read: schema === 'file' ? read : () => '{}',
  }));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const PROTOTYPE = '__proto__';
const DISARMED = '__prot0__';

/** The parser takes a key of this name for the prototype of its mapping. The other name has the same length. */
function escapeProto(text: string): string {
  return text.replaceAll(PROTOTYPE, DISARMED);
}

function unescapeProto(text: string): string {
  return text.replaceAll(DISARMED, PROTOTYPE);
}
