import type { Event } from '../../contract.ts';
import { markdownLine } from './markdown.ts';

/** The summary of an event, unless its description begins with the same words. */
export function leadText({ summary, description }: Event): string {
  return markdownLine(description).startsWith(summary.replace(/\.$/, '')) ? '' : summary;
}
