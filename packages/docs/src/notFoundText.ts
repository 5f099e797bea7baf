import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { closest } from './closest.ts';

/** The page for an address where nothing is: what was asked for, and the pages that it resembles. */
export async function notFoundText({
  folder,
  pathname,
}: {
  readonly folder: string;
  readonly pathname: string;
}): Promise<string> {
  const pages = (await pagesOf(folder)).map((page) => `/${page}`);
  const near = closest(pathname, pages, { most: 5 });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Page not found</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<link rel="stylesheet" href="/site.css">
</head>
<body>
<div class="frame">
<main>
<h1>Page not found</h1>
<p>There is nothing at <code>${visible(pathname)}</code>.</p>
${near.length === 0 ? '' : `<p>Did you mean:</p>\n<ul>\n${near.map(linkText).join('')}</ul>\n`}<p><a href="/">All events</a></p>
</main>
</div>
</body>
</html>
`;
}

/** All pages but the first, to which the page leads anyway. */
async function pagesOf(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true });
  const pages = files
    .filter((file) => file.endsWith('.html') && file !== 'index.html')
    .map((file) => file.split(path.sep).join('/'));
  return pages.sort();
}

function linkText(page: string): string {
  const href = page.split('/').map(encodeURIComponent).join('/');
  return `<li><a href="${href}">${visible(page.replace(/(\/index)?\.html$/, ''))}</a></li>\n`;
}

function visible(text: string): string {
  return text.replace(HIDDEN_OR_MARKUP, (char) => `&#${shownCode(char)};`);
}

const HIDDEN_OR_MARKUP = /[&<>"'\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/gu;

/** A control character may not stand in HTML, not even escaped. */
function shownCode(char: string): number {
  const code = char.charCodeAt(0);
  return /[&<>"']/.test(char) ? code : 0xfffd;
}
