/** Joins the blocks of a Markdown file, leaving out those with nothing in them. */
export function documentText(blocks: readonly (string | undefined)[]): string {
  return `${blocks.filter((block) => block !== undefined && block.trim() !== '').join('\n\n')}\n`;
}
