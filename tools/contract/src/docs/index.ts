/** What documentation comments say, in any format. */
export type { DocSyntax } from './docSyntax.ts';
export { eventParagraphs, joinParagraphs, schemaParagraphs } from './paragraphs.ts';
