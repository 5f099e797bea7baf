import { matches } from './matches.ts';
import { PRIVATE_CHARS, UNICODE_CHARS } from './uri.ts';

/** A URI template of RFC 6570, of any level. */
export function uriTemplate(text: string): boolean {
  return matches(URI_TEMPLATE, text);
}

const URI_TEMPLATE = /* @__PURE__ */ uriTemplatePattern();

function uriTemplatePattern(): RegExp {
  const encoded = '%[\\dA-Fa-f]{2}';
  // Erratum 6937 allows the apostrophe as a literal.
  const literals = `[!#$&-;=?-[\\]_a-z~${UNICODE_CHARS}${PRIVATE_CHARS}]*`;
  const char = `(?:\\w|${encoded})`;
  const variable = `${char}(?:\\.?${char})*(?::[1-9]\\d{0,3}|\\*)?`;
  const expression = `\\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\\}`;
  return new RegExp(`^${literals}(?:(?:${encoded}|${expression})${literals})*$`, 'u');
}
