import type { DocsLink } from '@hookbook/contract';
import { sinceText } from '@hookbook/contract/text';
import { splitDescription } from '../model/about.ts';
import { CHANGELOG_SUMMARY, CHANGELOG_TITLE, changelogSections } from '../model/changelog.ts';
import { deliverySummary } from '../model/deliverySummary.ts';
import { CONTRACT_DOWNLOADS, type Download, providerDownloads } from '../model/downloads.ts';
import { guidePage } from '../model/guideSections.ts';
import { DEPRECATED, eventCount, formerTypesText, INFERRED, sourceText, TYPE_ORIGINS } from '../model/labels.ts';
import { eventSections, homeSections, providerSections, schemaSections } from '../model/pageSections.ts';
import { CHANGELOG, HOME, linkTo, markdownPath } from '../model/paths.ts';
import type { EventEntry, GuideEntry, ProviderEntry, SchemaEntry, Site } from '../model/site.ts';
import { downloadsMarkdown } from './downloadsMarkdown.ts';
import { codeSpan, fileText, lineText, linkText, proseLine, proseText } from './markdownText.ts';
import { blockMarkdown, eventLinks, rowsMarkdown, sectionsMarkdown } from './sectionMarkdown.ts';

export function homeMarkdown(site: Site): string {
  const { title, description, providers, guides } = site;
  return fileText([
    `# ${lineText(title)}`,
    proseText(description),
    ...sectionsMarkdown(homeSections(site), HOME),
    ...guideLinks(guides, HOME),
    ...changelogLink(site, HOME),
    ...providers.flatMap((provider) => [
      `## ${lineText(provider.title)}`,
      `[How ${lineText(provider.title)} delivers webhooks](${linkTo(markdownPath(provider.path), { from: HOME })}), ${eventCount(provider.events)}:`,
      eventLinks(provider.events, { from: HOME }),
    ]),
    downloadsMarkdown(CONTRACT_DOWNLOADS, HOME),
  ]);
}

export function providerMarkdown(entry: ProviderEntry): string {
  return fileText([
    `# ${lineText(entry.title)}`,
    proseText(splitDescription(entry.provider.description).beginning),
    docsLinks(entry.provider.docs),
    ...sectionsMarkdown(providerSections(entry), entry.path),
    downloadsMarkdown(providerDownloads(entry), entry.path),
  ]);
}

export function eventMarkdown(entry: EventEntry, parent: ProviderEntry, downloads: readonly Download[]): string {
  const { event, path, provider, lead, isCommand } = entry;
  const parentLink = `[${lineText(parent.title)}](${linkTo(markdownPath(parent.path), { from: path })})`;
  return fileText([
    `# ${lineText(event.title)}`,
    isCommand
      ? `Command ${codeSpan(event.type)}, received by ${parentLink}.`
      : `Event type ${codeSpan(event.type)}, sent by ${parentLink}.`,
    isCommand ? undefined : TYPE_ORIGINS[event.typeOrigin],
    lineText(lead),
    lineText(formerTypesText(event) ?? ''),
    event.deprecated ? DEPRECATED : undefined,
    event.since && `Since ${lineText(sinceText(event.since))}.`,
    event.sunset && `Announced to end on ${event.sunset}.`,
    event.inferred && `${INFERRED} ${proseLine(event.inferred)}`,
    proseText(event.description),
    docsLinks(event.docs),
    rowsMarkdown(deliverySummary(provider.webhook)),
    ...sectionsMarkdown(eventSections(entry, parent), path),
    downloadsMarkdown(downloads, path),
    `Defined in ${codeSpan(sourceText(event.source))}.`,
  ]);
}

export function schemaMarkdown(entry: SchemaEntry, parent: ProviderEntry): string {
  const { definition, path } = entry;
  const parentLink = `[${lineText(parent.title)}](${linkTo(markdownPath(parent.path), { from: path })})`;
  return fileText([
    `# ${lineText(definition.name)}`,
    `A schema that several events of ${parentLink} share.`,
    proseText(entry.shapes().shape.description),
    ...sectionsMarkdown(schemaSections(entry, parent), path),
    `Defined in ${codeSpan(sourceText(definition.source))}.`,
  ]);
}

export function guideMarkdown(entry: GuideEntry, site: Site): string {
  const { guide, path } = entry;
  const { intro, sections } = guidePage(entry, site);
  return fileText([
    `# ${lineText(guide.title)}`,
    lineText(guide.summary),
    ...intro.map((block) => blockMarkdown(block, path)),
    ...sectionsMarkdown({ sections }, path),
    `Defined in ${codeSpan(sourceText(guide.source))}.`,
  ]);
}

export function changelogMarkdown(site: Site): string {
  const sections = changelogSections(site);
  return fileText([`# ${CHANGELOG_TITLE}`, CHANGELOG_SUMMARY, ...sectionsMarkdown({ sections }, CHANGELOG)]);
}

export function changelogLink({ releases }: Pick<Site, 'releases'>, from: string): readonly string[] {
  if (releases.length === 0) return [];
  return [`- [${CHANGELOG_TITLE}](${linkTo(markdownPath(CHANGELOG), { from })}): ${CHANGELOG_SUMMARY}`];
}

export function guideLinks(guides: readonly GuideEntry[], from: string): readonly string[] {
  if (guides.length === 0) return [];
  const links = guides.map(({ path, guide: { title, summary } }) => {
    const text = summary === '' ? '' : `: ${lineText(summary)}`;
    return `- [${lineText(title)}](${linkTo(markdownPath(path), { from })})${text}`;
  });
  return ['## Guides', links.join('\n')];
}

function docsLinks(links: readonly DocsLink[]): string {
  return links.map(({ url, description }) => `- ${linkText(description ?? url, url)}`).join('\n');
}
