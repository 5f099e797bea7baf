import type { Event } from '@hookbook/contract';
import { markdownLine } from '../text/proseHtml.ts';

/** The summary of an event, unless its description begins with the same words. */
export function leadText({ summary, description }: Event): string {
  return markdownLine(description).startsWith(summary.replace(/\.$/, '')) ? '' : summary;
}
