import { CHANGELOG_TITLE } from '../model/changelog.ts';
import type { Download } from '../model/downloads.ts';
import { PAYLOAD_CHECK_TITLE } from '../model/labels.ts';
import {
  CHANGELOG,
  HOME,
  ICON,
  LLMS,
  linkTo,
  markdownPath,
  NOT_FOUND,
  PAYLOAD_CHECK,
  SCRIPT,
  STYLE,
} from '../model/paths.ts';
import type { ProviderEntry, Site } from '../model/site.ts';
import { webAddress } from '../model/siteUrl.ts';
import { type Html, html, trustedHtml } from '../text/html.ts';
import { alternatesHtml } from './downloadsHtml.ts';

/** The parts of a page that differ from page to page. */
export interface Page {
  /** The HTML file, relative to the site's root. */
  readonly path: string;
  readonly title: string;
  /** One line of plain text. */
  readonly summary: string;
  /** The page above this one, apart from the home page. */
  readonly parent?: ProviderEntry;
  /** The files about the same, for programs. */
  readonly downloads?: readonly Download[];
  /** The page that has taken the place of this one. */
  readonly movedTo?: string;
  /** A script of its own. */
  readonly script?: string;
  readonly main: Html;
  /** Beside the main part on wide screens, below it on small ones. */
  readonly aside?: Html;
}

// Pages load files from their own site only, so injected markup could not run scripts even if escaping failed.
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** The HTML file of a page. */
export function pageHtml(page: Page, site: Site): string {
  const to = (path: string) => linkTo(path, { from: page.path });
  const parts = [page.title, ...(page.parent ? [page.parent.title] : []), site.title];
  const title = page.path === HOME ? page.title : parts.join(' · ');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trustedHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="hookbook">
<meta name="description" content="${page.summary}">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="${to(ICON)}">
<link rel="stylesheet" href="${to(STYLE)}">
${hasMarkdown(page) && html`<link rel="alternate" type="text/markdown" href="${to(markdownPath(page.path))}">\n`}${alternatesHtml(page.downloads ?? [], page.path)}${webHtml(page, title, site)}<script src="${to(SCRIPT)}" defer></script>
${page.movedTo !== undefined && html`<meta http-equiv="refresh" content="0; url=${to(page.movedTo)}">\n<link rel="canonical" href="${to(page.movedTo)}">\n`}${page.script !== undefined && html`<script src="${to(page.script)}" defer></script>\n`}</head>
<body>
<a class="skip" href="#main">Skip to content</a>
${bannerHtml(page, site)}
<div class="frame${page.aside && ' with-aside'}">
<main id="main" tabindex="-1">
${aboveHtml(page, site)}
${page.main}
</main>
${page.aside}
</div>
${footerHtml(page, site)}
</body>
</html>
`.text;
}

/** What other sites show of the page. Unknown addresses have the page for them, which is no place to link to. */
function webHtml({ path, summary, movedTo }: Page, title: string, { siteUrl }: Site): Html | undefined {
  if (siteUrl === undefined || path === NOT_FOUND || movedTo !== undefined) return undefined;
  const address = webAddress(path, siteUrl);
  return html`<link rel="canonical" href="${address}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${summary}">
<meta property="og:url" content="${address}">
`;
}

function bannerHtml(page: Page, site: Site): Html {
  const to = (path: string) => linkTo(path, { from: page.path });
  return html`<header class="banner">
<a class="brand" href="${to(HOME)}">${site.title}</a>
<a class="find" href="${to(HOME)}#events" aria-keyshortcuts="/ Control+K Meta+K">Search <kbd>/</kbd></a>
<nav aria-label="Providers">
<ul>
${site.providers.map(
  ({ title, path }) => html`<li><a href="${to(path)}"${currentHtml(page, path)}>${title}</a></li>\n`,
)}</ul>
</nav>
</header>`;
}

function currentHtml(page: Page, path: string): Html | undefined {
  if (page.path === path) return html` aria-current="page"`;
  return page.parent?.path === path ? html` aria-current="true"` : undefined;
}

/** Where the page is, and the link to its Markdown, which the script turns into a button of the same size. */
function aboveHtml(page: Page, site: Site): Html {
  return html`<div class="above">
${breadcrumbHtml(page, site)}${hasMarkdown(page) && html`<a class="twin" href="${linkTo(markdownPath(page.path), { from: page.path })}">Markdown</a>`}
</div>`;
}

function breadcrumbHtml({ path, title, parent }: Page, site: Site): Html | undefined {
  if (path === HOME) return undefined;
  const parents = parent ? [parent] : [{ title: site.title, path: HOME }];
  return html`<nav class="breadcrumb" aria-label="Breadcrumb">
<ol>
${parents.map(
  (ancestor) => html`<li><a href="${linkTo(ancestor.path, { from: path })}">${ancestor.title}</a></li>\n`,
)}<li aria-current="page">${title}</li>
</ol>
</nav>\n`;
}

function footerHtml(page: Page, site: Site): Html {
  const to = (path: string) => linkTo(path, { from: page.path });
  return html`<footer class="footer">
<p>${site.title}, version ${site.version} · Generated by Hookbook</p>
<p><a href="${to(LLMS)}">llms.txt</a>${site.releases.length > 0 && html` · <a href="${to(CHANGELOG)}">${CHANGELOG_TITLE}</a>`}${site.hasPayloadCheck && html` · <a href="${to(PAYLOAD_CHECK)}">${PAYLOAD_CHECK_TITLE}</a>`}</p>
</footer>`;
}

function hasMarkdown({ path, movedTo }: Page): boolean {
  return path !== NOT_FOUND && path !== PAYLOAD_CHECK && movedTo === undefined;
}
