import { DOWNLOADS, type Download } from '../model/downloads.ts';
import { linkTo } from '../model/paths.ts';
import { type Html, html } from '../text/html.ts';

/** Links to the files about the subject of a page, in one quiet line. */
export function downloadsHtml(downloads: readonly Download[], from: string): Html | undefined {
  if (downloads.length === 0) return undefined;
  const links = downloads.map(
    (download, index) => html`${index > 0 && ', '}<a href="${address(download, from)}">${download.title}</a>`,
  );
  return html`<p class="quiet source" id="${DOWNLOADS}">Machine-readable files: ${links}</p>`;
}

/** The same for programs that read the head of a page. */
export function alternatesHtml(downloads: readonly Download[], from: string): readonly Html[] {
  return downloads.map(
    (download) =>
      html`<link rel="alternate" type="${download.type}" title="${download.title}" href="${address(download, from)}">\n`,
  );
}

function address({ path, fragment }: Download, from: string): string {
  return `${linkTo(path, { from })}${fragment === undefined ? '' : `#${fragment}`}`;
}
