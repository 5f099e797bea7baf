import type { Download } from '../model/downloads.ts';
import { linkTo } from '../model/paths.ts';

/** Links to the files about the subject of a page; nothing if there are none. */
export function downloadsMarkdown(downloads: readonly Download[], from: string): string | undefined {
  if (downloads.length === 0) return undefined;
  return `Machine-readable files: ${downloadLinks(downloads, from).join(', ')}.`;
}

export function downloadLinks(downloads: readonly Download[], from: string): readonly string[] {
  return downloads.map(
    ({ title, path, fragment }) =>
      `[${title}](${linkTo(path, { from })}${fragment === undefined ? '' : `#${fragment}`})`,
  );
}
