import { type Body, textOf } from '../message/body.ts';

/** How a serialiser writes JSON. */
export interface JsonStyle {
  /** Between members, after a colon, and the indent of a level. */
  readonly comma?: string;
  readonly colon?: string;
  readonly indent?: string;
  readonly newline?: string;
  readonly string?: (literal: string) => string;
  readonly number?: (literal: string) => string;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The same JSON as another serialiser writes it. Works on the text, so that every digit stays. */
export function restyled(
  body: Body,
  { comma = ',', colon = ':', indent, newline = '\n', ...literals }: JsonStyle,
): Body {
  const text = textOf(body);
  if (text === undefined) return body;
  const tokens = text.match(TOKEN) ?? [];
  let depth = 0;
  const line = () => (indent === undefined ? '' : newline + indent.repeat(depth));
  const written = tokens.map((token, index) => {
    switch (token) {
      case '{':
      case '[':
        depth += 1;
        return isEnd(tokens[index + 1]) ? token : token + line();
      case '}':
      case ']':
        depth -= 1;
        return isStart(tokens[index - 1]) ? token : line() + token;
      case ',':
        return indent === undefined ? comma : `,${line()}`;
      case ':':
        return colon;
      default:
        return literal(token, literals);
    }
  });
  return written.join('');
}

function isStart(token: string | undefined): boolean {
  return token === '{' || token === '[';
}

function isEnd(token: string | undefined): boolean {
  return token === '}' || token === ']';
}

function literal(token: string, { string, number }: JsonStyle): string {
  if (token.startsWith('"')) return string ? string(token) : token;
  return /^-?\d/.test(token) && number ? number(token) : token;
}

/** Escapes what is not ASCII, as many serialisers do. */
export function asciiOnly(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
