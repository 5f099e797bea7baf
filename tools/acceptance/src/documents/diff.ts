import { edit } from '../newcomer.ts';

/** Makes the change that a `diff` snippet shows. Line numbers are not needed: what is replaced must be there once. */
export async function applyDiff(copy: string, text: string): Promise<void> {
  const lines = text.trimEnd().split('\n');
  const file = lines.find((line) => line.startsWith('+++ '))?.replace(/^\+\+\+ (b\/)?/, '');
  if (!file) throw new Error(`A diff needs a line "+++ b/<file>":\n${text}`);
  for (const hunk of hunksOf(lines)) {
    const side = (other: string) =>
      hunk
        .filter((line) => !line.startsWith(other))
        .map((line) => line.slice(1))
        .join('\n');
    await edit(copy, file, side('+'), side('-'));
  }
}

function hunksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const hunks: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith('@@')) hunks.push([]);
    else if (!/^(---|\+\+\+) /.test(line)) hunks.at(-1)?.push(line);
  }
  return hunks.filter((hunk) => hunk.length > 0);
}
