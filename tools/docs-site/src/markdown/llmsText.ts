import type { GeneratedFile } from '@hookbook/contract';
import { CONTRACT_DOWNLOADS, providerDownloads } from '../model/downloads.ts';
import { LLMS, LLMS_FULL, linkTo, markdownPath, providerLlmsPath } from '../model/paths.ts';
import type { ProviderEntry, Site } from '../model/site.ts';
import { webAddress } from '../model/siteUrl.ts';
import { firstParagraph } from '../text/prose.ts';
import { downloadLinks } from './downloadsMarkdown.ts';
import { fileText, lineText } from './markdownText.ts';
import { changelogLink, guideLinks } from './pagesMarkdown.ts';
import { eventLinks, schemaLinks } from './sectionMarkdown.ts';

/** More than programs read at once. */
const MAX_BYTES = 2 * 1024 * 1024;

/**
 * `llms.txt` (llmstxt.org), which links to the Markdown of each page, and `llms-full.txt` with all of it: one file or, if that
 * is long, one for each provider. `pages` are the Markdown files of the site, in reading order.
 */
export function llmsFiles(pages: readonly GeneratedFile[], site: Site, maxBytes = MAX_BYTES): readonly GeneratedFile[] {
  const text = fullText(site.title, pages, site);
  const isSplit = bytesOf(text) > maxBytes;
  const size = `${isSplit ? 'a file for each provider, in total ' : ''}${sizeText(bytesOf(text))}`;
  const full = isSplit ? splitFiles(pages, site) : [{ path: LLMS_FULL, text }];
  return [{ path: LLMS, text: llmsText(site, size) }, ...full];
}

function splitFiles(pages: readonly GeneratedFile[], site: Site): readonly GeneratedFile[] {
  const files = site.providers.map(({ title, provider }) => {
    const own = pages.filter(({ path }) => path.startsWith(`${provider.slug}/`));
    return { path: providerLlmsPath(provider), text: fullText(title, own, site) };
  });
  const links = files.map(({ path, text }, index) => {
    const title = lineText(site.providers[index]?.title ?? '');
    return `- [${title}](${linkTo(path, { from: LLMS_FULL })}): all pages, ${sizeText(bytesOf(text))}`;
  });
  const isOwn = ({ path }: GeneratedFile) =>
    site.providers.some(({ provider }) => path.startsWith(`${provider.slug}/`));
  const list = fileText([
    `# ${lineText(site.title)}`,
    'The Markdown of all pages, in a file for each provider. The pages that belong to none follow.',
    links.join('\n'),
    ...pageTexts(
      pages.filter((page) => !isOwn(page)),
      site,
    ),
  ]);
  return [{ path: LLMS_FULL, text: list }, ...files];
}

function fullText(title: string, pages: readonly GeneratedFile[], site: Site): string {
  return fileText([
    `# ${lineText(title)}`,
    'The Markdown of all pages. Each begins with its address, to which its links are relative.',
    ...pageTexts(pages, site),
  ]);
}

function pageTexts(pages: readonly GeneratedFile[], { siteUrl }: Site): readonly string[] {
  const address = (path: string) => (siteUrl === undefined ? path : webAddress(path, siteUrl));
  return pages.flatMap(({ path, text }) => ['---', `Address: ${address(path)}`, text.trimEnd()]);
}

/** A heading, a quote, then lists of links. */
function llmsText(site: Site, size: string): string {
  const { title, description, providers, guides } = site;
  return fileText([
    `# ${lineText(title)}`,
    `> ${lineText(firstParagraph(description)) || 'Webhook events, their payloads and how they are delivered.'}`,
    [
      `- [All pages](${LLMS_FULL}): the Markdown of all pages, ${size}`,
      ...downloadLinks(CONTRACT_DOWNLOADS, LLMS).map((link) => `- ${link}: the contract as one document`),
    ].join('\n'),
    ...guideLinks(guides, LLMS),
    ...changelogLink(site, LLMS),
    ...providers.flatMap((provider) => [`## ${lineText(provider.title)}`, providerLinks(provider)]),
  ]);
}

function providerLinks(provider: ProviderEntry): string {
  return [
    `- [${lineText(provider.title)}](${linkTo(markdownPath(provider.path), { from: LLMS })}): event type, signature and retries`,
    eventLinks(provider.events, { from: LLMS }),
    ...(provider.schemas.length === 0 ? [] : [schemaLinks(provider.schemas, { from: LLMS })]),
    ...downloadLinks(providerDownloads(provider), LLMS).map((link) => `- ${link} of all events`),
  ].join('\n');
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** `486 kB` */
function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
