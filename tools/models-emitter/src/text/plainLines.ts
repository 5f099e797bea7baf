import { replaceUnprintable } from '@hookbook/contract/text';

/** The lines of a text for a comment, without characters that are invisible, break lines or cannot be encoded. */
export function plainLines(text: string): readonly string[] {
  const lines = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .trim()
    .split('\n');
  return lines.map((line) =>
    replaceUnprintable(line, () => ' ')
      .replace(LONE_SURROGATES, '\ufffd')
      .trimEnd(),
  );
}

const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
