import { eventCount } from '../model/labels.ts';
import { HOME, linkTo, markdownPath } from '../model/paths.ts';
import type { Site } from '../model/site.ts';
import { documentText } from './document.ts';
import { eventLinks } from './eventLinks.ts';
import { descriptionText, lineText } from './markdownText.ts';

export function homeMarkdown({ title, description, providers }: Site): string {
  return documentText([
    `# ${lineText(title)}`,
    descriptionText(description),
    ...providers.flatMap((provider) => [
      `## ${lineText(provider.title)}`,
      `[How ${lineText(provider.title)} delivers](${linkTo(markdownPath(provider.path), { from: HOME })}), ${eventCount(provider.events)}:`,
      eventLinks(provider.events, { from: HOME }),
    ]),
  ]);
}
