/** The commands of a pipeline, each with its words. */
export type Pipeline = readonly (readonly string[])[];

/**
 * The pipelines in a script of a POSIX shell: quotes, `$'…'`, escapes and continued lines. It expands no variables, and runs
 * nothing.
 */
export function pipelinesIn(script: string): readonly Pipeline[] {
  const pipelines: string[][][] = [[[]]];
  let word: string | undefined;
  const command = () => pipelines.at(-1)?.at(-1) ?? [];
  const endWord = () => {
    if (word !== undefined) command().push(word);
    word = undefined;
  };
  const text = script.replaceAll('\r\n', '\n');
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('#') && word === undefined) continue;
    if (token === '\\\n') continue;
    if (token === '\n' || token === ';') {
      endWord();
      pipelines.push([[]]);
    } else if (token === '|') {
      endWord();
      pipelines.at(-1)?.push([]);
    } else if (/^[ \t]/.test(token)) endWord();
    else word = (word ?? '') + unquoted(token);
  }
  endWord();
  return pipelines.filter((pipeline) => pipeline.some((words) => words.length > 0));
}

const TOKEN =
  /\\\n|[ \t]+|\n|;|\||(?<![^\s;|])#[^\n]*|'[^']*'|\$'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|[^\s;|'"\\]/g;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

function unquoted(token: string): string {
  if (token.startsWith("'")) return token.slice(1, -1);
  if (token.startsWith("$'")) return ansi(token.slice(2, -1));
  if (token.startsWith('"')) return token.slice(1, -1).replace(/\\(["\\$`])|\\\n/g, '$1');
  return token.startsWith('\\') ? token.slice(1) : token;
}

/** As Chrome quotes text with special characters. */
function ansi(text: string): string {
  return text.replace(
    /\\(?:x([\da-f]{1,2})|u([\da-f]{1,4})|U([\da-f]{1,8})|([\s\S]))/gi,
    (_, byte: string | undefined, short: string | undefined, long: string | undefined, char: string) => {
      const hex = byte ?? short ?? long;
      return hex === undefined ? (ESCAPES[char] ?? char) : String.fromCodePoint(Number.parseInt(hex, 16));
    },
  );
}
