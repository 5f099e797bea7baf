import { firstSentence } from '@hookbook/contract/text';

const MAX_LENGTH = 100;

/** The first sentence of a description in Markdown, as short plain text. Reading all of the Markdown would take longer. */
export function plainSentence(description: string): string {
  if (description === '') return '';
  const [paragraph = ''] = description.trim().split(/\n\s*\n/, 1);
  const text = paragraph.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]|^[#>-]+\s/g, '');
  return shortened(firstSentence(text.replace(/\s+/g, ' ').trim()));
}

/** A text cut between words. */
export function shortened(text: string, length = MAX_LENGTH): string {
  return text.length <= length ? text : `${text.slice(0, length).replace(/\s\S*$/, '')}…`;
}
