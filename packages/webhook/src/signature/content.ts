/** A piece of the signed content. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: Value }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'member'; readonly pointer: string }
  | { readonly kind: 'value'; readonly name: string };

/**
 * `body`: the raw bytes. `form`: the names and values of a form, sorted, each once, and joined without separators; nothing for
 * JSON, whose hash has to be in the URL. `sha256`: the hash of the body in hex. `crc32`: its checksum as a decimal number. `secret`: the secret itself, for plain hashes.
 *
 * As in RFC 9421: `authority`: the host of the URL in lower case, and its port unless it is the default. `path`: the path of the URL
 * as it is sent. `query`: its query with the question mark, which is also there without a query. `sha256-base64`: the hash of the
 * body in base64, for a `content-digest`.
 */
export type Value = (typeof VALUES)[number];

const VALUES = [
  ...(['body', 'timestamp', 'id', 'method', 'url', 'authority', 'path', 'query'] as const),
  ...(['form', 'sha256', 'sha256-base64', 'crc32', 'secret'] as const),
] as const;

/** The values that are the URL of the request, or a part of it. */
export const OF_URL: readonly string[] = ['url', 'authority', 'path', 'query'] satisfies readonly Value[];

export interface ContentPart {
  readonly pieces: readonly Piece[];
  /** Whether the part is left out if a value in it is missing. */
  readonly isOptional: boolean;
}

/**
 * Reads the template of signed content: `{timestamp}.{body}`. In braces are one of the values above, the name of a header, a
 * JSON pointer to a member of the payload, `header:` and a name, for a header that is called like a value, or `value:` and a name,
 * for what no request contains and only the owner of the endpoint knows.
 */
export function parseContent(content: string | readonly string[]): readonly ContentPart[] {
  const templates = typeof content === 'string' ? [content] : content;
  return templates.map((template) => {
    const isOptional = typeof content !== 'string' && template.startsWith('?');
    return { pieces: parseTemplate(isOptional ? template.slice(1) : template), isOptional };
  });
}

function parseTemplate(template: string): readonly Piece[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\{[^{}]*\}$/.test(piece) ? parsePlaceholder(piece.slice(1, -1)) : { kind: 'text', text: piece },
    );
}

function parsePlaceholder(name: string): Piece {
  if (isContentValue(name)) return { kind: name };
  if (name.startsWith('/')) return { kind: 'member', pointer: name };
  if (OWN_VALUE.test(name)) return { kind: 'value', name: name.slice('value:'.length) };
  const header = name.startsWith('header:') ? name.slice('header:'.length) : name;
  if (!HEADER_NAME.test(header)) throw new SyntaxError(`The content has the unknown placeholder {${name}}.`);
  return { kind: 'header', name: header.toLowerCase() };
}

/** The names in braces, each once. */
export function placeholdersIn(templates: readonly string[]): readonly string[] {
  const found = templates.flatMap((template) => [...template.matchAll(/\{([^{}]+)\}/g)]);
  return [...new Set(found.flatMap(([, name]) => name ?? []))];
}

/** Whether a name can stand in braces. */
export function isPlaceholder(name: string): boolean {
  if (isContentValue(name) || name.startsWith('/') || OWN_VALUE.test(name)) return true;
  return HEADER_NAME.test(name.replace(/^header:/, ''));
}

const OWN_VALUE = /^value:[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** Whether a placeholder is a value of the request, and no header. */
export function isContentValue(name: string): name is Value {
  return (VALUES as readonly string[]).includes(name);
}

/** The unescaped tokens of a JSON pointer. */
export function pointerPath(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
