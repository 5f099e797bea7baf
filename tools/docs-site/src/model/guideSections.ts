import { FACTS, guideLink, isFactsTable } from '@hookbook/contract';
import type { Token } from 'markdown-it';
import { lazyMarkdown } from '../text/markdownIt.ts';
import { factsOfProviders } from './factsOfProviders.ts';
import { eventSections, providerSections } from './pageSections.ts';
import {
  type Block,
  inReadingOrder,
  type LinkTarget,
  type PageLinks,
  type Section,
  type Sections,
} from './sections.ts';
import type { GuideEntry, Site } from './site.ts';

/** What a guide says: what comes before its first heading, and a section for each heading. */
export interface GuidePage {
  readonly intro: readonly Block[];
  readonly sections: readonly Section[];
}

/** Splits the text of a guide at its headings and code blocks. */
export function guidePage({ guide }: GuideEntry, site: Site): GuidePage {
  const text = guide.text.replace(/\r\n?/g, '\n');
  const tokens = parser().parse(text, {});
  const links = pageLinks(tokens, site);
  const lines = text.split('\n');
  const intro: Block[] = [];
  const sections: (Section & { readonly blocks: Block[] })[] = [];
  const taken = new Set<string>(RESERVED_IDS);
  let from = 0;
  const addProse = (to: number): void => {
    const prose = lines.slice(from, to).join('\n').trim();
    const blocks = sections.at(-1)?.blocks ?? intro;
    if (prose !== '') blocks.push({ kind: 'prose', prose, ...(links.size > 0 && { links }) });
  };
  for (const [index, token] of tokens.entries()) {
    if (token.level > 0 || !token.map) continue;
    const [start, end] = token.map;
    if (token.type === 'heading_open' && /^h[12]$/.test(token.tag)) {
      addProse(start);
      const title = plainText(tokens[index + 1]);
      sections.push({ id: sectionId(title, taken), title, blocks: [] });
      from = end;
    }
    if (token.type === 'fence' && isBlockLanguage(token.info.trim())) {
      addProse(start);
      (sections.at(-1)?.blocks ?? intro).push(...fenceBlocks(token, site));
      from = end;
    }
  }
  addProse(lines.length);
  return { intro, sections };
}

const parser = lazyMarkdown((markdown) => {
  markdown.validateLink = (address) => guideLink(address) !== undefined;
});

/** The captions of code blocks that are more than text, by language. */
const CAPTIONS = {
  ts: 'TypeScript',
  js: 'JavaScript',
  sh: 'Shell',
  python: 'Python',
  go: 'Go',
  java: 'Java',
  php: 'PHP',
  ruby: 'Ruby',
} as const;

function fenceBlocks({ info, content }: Token, { providers }: Site): readonly Block[] {
  const language = info.trim();
  if (isHighlighted(language))
    return [{ kind: 'code', code: content.trimEnd(), language, caption: CAPTIONS[language] }];
  const name = content.trim();
  return isFactsTable(name) ? [{ kind: 'facts', facts: factsOfProviders(name, providers) }] : [];
}

function isBlockLanguage(language: string): boolean {
  return language === FACTS || isHighlighted(language);
}

function isHighlighted(language: string): language is keyof typeof CAPTIONS {
  return Object.hasOwn(CAPTIONS, language);
}

/** The ids of elements that pages have besides their sections. */
const RESERVED_IDS = ['main'];

/** The id of a heading, as short as its words allow. */
function sectionId(title: string, taken: Set<string>): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const preferred = words === '' ? 'section' : words;
  let id = preferred;
  for (let count = 2; taken.has(id); count += 1) id = `${preferred}-${count}`;
  taken.add(id);
  return id;
}

function plainText(inline: Token | undefined): string {
  return (inline?.children ?? []).map(({ content }) => content).join('');
}

/** The pages that the links of a guide lead to. An address without a page is not here, so it stays text. */
function pageLinks(tokens: readonly Token[], site: Site): PageLinks {
  const opened = tokens.flatMap(({ children }) => (children ?? []).filter(({ type }) => type === 'link_open'));
  const targets = opened
    .map((token) => String(token.attrGet('href')))
    .map((address) => [address, targetOf(address, site)]);
  return new Map(targets.filter((entry): entry is [string, LinkTarget] => entry[1] !== undefined));
}

function targetOf(address: string, site: Site): LinkTarget | undefined {
  const link = guideLink(address);
  if (!link) return undefined;
  if (link.kind === 'guide') {
    const entry = site.guides.find(({ guide }) => guide.slug === link.guide);
    return entry && { path: entry.path };
  }
  const provider = site.providers.find((entry) => entry.provider.name === link.provider);
  if (!provider) return undefined;
  if (link.kind === 'provider') return target(provider.path, link.section, () => providerSections(provider));
  const event = [...provider.events, ...provider.commands].find((entry) => entry.event.type === link.event);
  return event && target(event.path, link.section, () => eventSections(event, provider));
}

/** Without the section, if the page does not have it. */
function target(path: string, section: string | undefined, sectionsOf: () => Sections): LinkTarget {
  const hasSection = section !== undefined && inReadingOrder(sectionsOf()).some(({ id }) => id === section);
  return { path, ...(hasSection && { fragment: section }) };
}
