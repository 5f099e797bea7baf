import { LLMS, linkTo, markdownPath } from '../model/paths.ts';
import type { Site } from '../model/site.ts';
import { markdownLine } from '../text/proseHtml.ts';
import { documentText } from './document.ts';
import { eventLinks } from './eventLinks.ts';
import { lineText } from './markdownText.ts';

/** `llms.txt`: one heading, one quote, then lists of links to the Markdown of each page. */
export function llmsText({ title, description, providers }: Site): string {
  return documentText([
    `# ${lineText(title)}`,
    `> ${lineText(markdownLine(description)) || 'Webhook events, their payloads and how they are delivered.'}`,
    ...providers.flatMap((provider) => [
      `## ${lineText(provider.title)}`,
      [
        `- [${lineText(provider.title)}](${linkTo(markdownPath(provider.path), { from: LLMS })}): how it delivers: event type, signature, retries`,
        eventLinks(provider.events, { from: LLMS }),
      ].join('\n'),
    ]),
  ]);
}
