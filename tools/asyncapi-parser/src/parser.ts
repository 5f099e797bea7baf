import { type Diagnostic, Parser } from '@asyncapi/parser';
import { ruleset } from './ruleset.ts';

/** A document as texts, which is everything that the parser may read. */
export interface SpecTexts {
  /** The path of the root document. */
  readonly root: string;
  /** By absolute path. */
  readonly files: ReadonlyMap<string, string>;
}

/** A problem as `@asyncapi/parser` reports it. The path starts in the file `source` and may lead through `$ref`s. */
export type ParserDiagnostic = Pick<Diagnostic, 'code' | 'message' | 'severity' | 'source'> & {
  readonly path: readonly string[];
};

/** Validates a document with `@asyncapi/parser`. Reads only the given texts, neither the disk nor the network. */
export async function parse({ root, files }: SpecTexts): Promise<ParserDiagnostic[]> {
  const parser = new Parser({
    ruleset: ruleset(),
    __unstable: { resolver: { resolvers: resolversFor(files) } },
  });
  const diagnostics = await parser.validate(escapeProto(files.get(root) ?? ''), { source: root });
  return diagnostics.map(({ code, message, path, severity, source }) => ({
    code,
    message: unescapeProto(message),
    path: path.map((token) => unescapeProto(String(token))),
    severity,
    ...(source !== undefined && { source }),
  }));
}

/** Resolves any other URI to an empty object: after an error the parser would try its own resolvers, which fetch. */
function resolversFor(files: SpecTexts['files']) {
  const read = (uri: { path(): string }) => escapeProto(files.get(decode(uri.path())) ?? '{}');
  return ['file', 'http', 'https'].map((schema) => ({
    schema,
    order: 1,
    canRead: true,
    read: schema === 'file' ? read : () => '{}',
  }));
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const PROTO = '__proto__';
/** Has the same length, so that the positions in messages stay correct. */
const ESCAPED_PROTO = '__prot0__';

/** The parser would use a key of this name as the prototype of its mapping. */
function escapeProto(text: string): string {
  return text.replaceAll(PROTO, ESCAPED_PROTO);
}

function unescapeProto(text: string): string {
  return text.replaceAll(ESCAPED_PROTO, PROTO);
}
