import type { Emitter, GeneratedFile } from '@hookbook/contract';
import { readAssets } from './assets/readAssets.ts';
import { eventPage } from './html/eventHtml.ts';
import { homePage } from './html/homeHtml.ts';
import { type Page, pageText } from './html/page.ts';
import { providerPage } from './html/providerHtml.ts';
import { eventMarkdown } from './markdown/eventMarkdown.ts';
import { homeMarkdown } from './markdown/homeMarkdown.ts';
import { llmsText } from './markdown/llmsText.ts';
import { providerMarkdown } from './markdown/providerMarkdown.ts';
import { LLMS, markdownPath } from './model/paths.ts';
import { type Site, siteOf } from './model/site.ts';

/** A static site: a page for each provider and event, each with a Markdown twin. It needs no server and loads nothing from elsewhere. */
export const emitDocs: Emitter = (contract) => {
  const site = siteOf(contract);
  return [
    ...withTwin(homePage(site), homeMarkdown(site), site),
    ...site.providers.flatMap((provider) => [
      ...withTwin(providerPage(provider), providerMarkdown(provider), site),
      ...provider.events.flatMap((event) => withTwin(eventPage(event, provider), eventMarkdown(event, provider), site)),
    ]),
    { path: LLMS, text: llmsText(site) },
    ...readAssets(),
  ];
};

function withTwin(page: Page, markdown: string, site: Site): readonly GeneratedFile[] {
  return [
    { path: page.path, text: pageText(page, site) },
    { path: markdownPath(page.path), text: markdown },
  ];
}
