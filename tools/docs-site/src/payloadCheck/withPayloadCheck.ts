import type { GeneratedFile } from '@hookbook/contract';
import { stringLiteral } from '@hookbook/contract/text';
import { bundledScript } from '../assets/readAssets.ts';
import { HOME, SEARCH_DATA } from '../model/paths.ts';
import type { SearchData } from '../search/searchData.ts';
import { type Html, html, trustedHtml } from '../text/html.ts';

export const CHECK_PAGE = 'check.html';
const CHECK_SCRIPT = 'check.js';
const TITLE = 'Check a payload';
const SUMMARY = 'See which event a payload is, and what is wrong with it.';

/**
 * The files of a site that change, or are new, if the validators of some providers are at `validators/<slug>.js`: the page
 * that checks payloads, links to it from the home page and from each footer, and an entry of the search. The emitter does
 * not write them, because a site can be generated without validators.
 */
export function withPayloadCheck(files: readonly GeneratedFile[], slugs: readonly string[]): readonly GeneratedFile[] {
  const data = searchDataOf(files);
  const titles = new Map(data.providers.map(([title, slug]) => [slug, title]));
  const providers = slugs.map((slug) => ({ slug, title: String(titles.get(slug) ?? slug) }));
  const linked = files
    .filter(({ path }) => path.endsWith('.html'))
    .map((file) => ({ path: file.path, text: withFooterLink(file) }));
  const home = linked.find(({ path }) => path === HOME);
  if (!home) throw new Error('The site has no home page.');
  const withPage = { ...data, pages: [[CHECK_PAGE, TITLE, `${SUMMARY} ${WORDS}`]] };
  return [
    ...linked.map((file) => (file === home ? { ...file, text: withHomeLink(file.text) } : file)),
    { path: SEARCH_DATA, text: `hookbookSearch.setData(${stringLiteral(JSON.stringify(withPage))});\n` },
    { path: CHECK_PAGE, text: checkPage(home.text, providers) },
    { path: CHECK_SCRIPT, text: bundledScript('payload', ['fields', 'check']) },
  ];
}

/** What readers call it, for the search. */
const WORDS = 'validate validator validation invalid body json issues test';

function searchDataOf(files: readonly GeneratedFile[]): SearchData {
  const text = files.find(({ path }) => path === SEARCH_DATA)?.text ?? '';
  const [, literal] = /^hookbookSearch\.setData\((".*")\);\n$/s.exec(text) ?? [];
  if (literal === undefined) throw new Error(`${SEARCH_DATA} has another form.`);
  return JSON.parse(JSON.parse(literal));
}

/** Below the texts of the contract, which cannot contain this markup, because they are escaped. */
function withFooterLink({ path, text }: GeneratedFile): string {
  return replaced(
    text,
    /<a href="([^"]*)llms\.txt">llms\.txt<\/a><\/p>\n<\/footer>/,
    (link, root = '') => link.replace('</p>', html` · <a href="${root}${CHECK_PAGE}">${TITLE}</a></p>`.text),
    path,
  );
}

function withHomeLink(text: string): string {
  const link = html`<p><a href="${CHECK_PAGE}">${TITLE}</a>: ${SUMMARY.replace(/^S/, 's')}</p>\n`;
  const section = '<section aria-labelledby="providers-title">';
  return replaced(text, section, () => `${link.text}${section}`, HOME);
}

interface CheckedProvider {
  readonly slug: string;
  readonly title: string;
}

/** The home page with another content. */
function checkPage(home: string, providers: readonly CheckedProvider[]): string {
  const [, siteTitle = ''] = /<title>([^<]*)<\/title>/.exec(home) ?? [];
  const main = mainHtml(trustedHtml(siteTitle), providers).text;
  const edits: readonly (readonly [RegExp, string])[] = [
    [/<title>[^<]*<\/title>/, `<title>${TITLE} · ${siteTitle}</title>`],
    [/(<meta name="description" content=)"[^"]*"/, `<meta name="description" content="${SUMMARY}"`],
    [/<link rel="alternate"[^>]*>\n/, ''],
    [/<\/script>\n<\/head>/, `</script>\n<script src="${CHECK_SCRIPT}" defer></script>\n</head>`],
    [/(?<=<main id="main" tabindex="-1">\n).*(?=\n<\/main>)/s, main],
    [/<a href="index\.md">[^<]*<\/a> · /, ''],
  ];
  return edits.reduce((text, [pattern, replacement]) => replaced(text, pattern, () => replacement, HOME), home);
}

function mainHtml(siteTitle: Html, providers: readonly CheckedProvider[]): Html {
  const json = JSON.stringify(providers);
  return html`<nav class="breadcrumb" aria-label="Breadcrumb">
<ol>
<li><a href="${HOME}">${siteTitle}</a></li>
<li aria-current="page">${TITLE}</li>
</ol>
</nav>
<article>
<header class="intro">
<h1>${TITLE}</h1>
<p class="lead">${SUMMARY}</p>
<p>The page runs the published validators in your browser. It works offline: it sends and stores nothing.</p>
</header>
<div class="check" data-providers="${json}"><p class="quiet">The form needs JavaScript.</p></div>
</article>`;
}

/** Fails if the page has another form: a link that is missing would go unnoticed. */
function replaced(
  text: string,
  pattern: RegExp | string,
  replacement: (match: string, ...groups: string[]) => string,
  path: string,
): string {
  const found = text.replace(pattern, replacement);
  if (found === text) throw new Error(`${path} does not contain ${pattern}.`);
  return found;
}
