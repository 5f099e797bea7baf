import { replaceOnce } from '../editCopy.ts';

/** Makes the change that a `diff` snippet shows. Needs no line numbers: the file must contain the old lines exactly once. */
export async function applyDiff(copy: string, text: string): Promise<void> {
  const lines = text.trimEnd().split('\n');
  const file = lines.find((line) => line.startsWith('+++ '))?.replace(/^\+\+\+ (b\/)?/, '');
  if (!file) throw new Error(`A diff needs a line "+++ b/<file>":\n${text}`);
  for (const hunk of hunksOf(lines)) {
    const linesWithout = (marker: string) =>
      hunk
        .filter((line) => !line.startsWith(marker))
        .map((line) => line.slice(1))
        .join('\n');
    await replaceOnce(copy, file, linesWithout('+'), linesWithout('-'));
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
