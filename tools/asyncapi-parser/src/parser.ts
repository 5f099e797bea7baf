import { type Diagnostic, Parser } from '@asyncapi/parser';
import { escapeInherited, unescapeInherited } from './inheritedNames.ts';
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
  const diagnostics = await parser.validate(escapeInherited(files.get(root) ?? ''), { source: root });
  return diagnostics.map(({ code, message, path, severity, source }) => ({
    code,
    message: unescapeInherited(message),
    path: path.map((token) => unescapeInherited(String(token))),
    severity,
    ...(source !== undefined && { source: files.has(source) ? source : unescapeInherited(source) }),
  }));
}

/** Resolves any other URI to an empty object: after an error the parser would try its own resolvers, which fetch. */
function resolversFor(files: SpecTexts['files']) {
  const read = (uri: { path(): string }) => {
    const path = decode(uri.path());
    return escapeInherited(files.get(path) ?? files.get(unescapeInherited(path)) ?? '{}');
  };
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
