import { readFile } from 'node:fs/promises';

/** The only code block in this language of a document. */
export async function exampleIn(document: string, language: string): Promise<string> {
  return exampleOf(await readFile(document, 'utf8'), language);
}

/** The only code block in this language of a text in Markdown. */
export function exampleOf(markdown: string, language: string): string {
  const blocks = markdown.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
  const [example, ...others] = [...blocks].map(([, text = '']) => text);
  if (example === undefined || others.length > 0)
    throw new Error(`One example in ${language} is needed in:\n${markdown}`);
  return example;
}
