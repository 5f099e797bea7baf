import { readFile } from 'node:fs/promises';

/** The only code block in this language of a document. */
export async function exampleIn(document: string, language: string): Promise<string> {
  const blocks = (await readFile(document, 'utf8')).matchAll(
    new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'),
  );
  const [example, ...others] = [...blocks].map(([, text = '']) => text);
  if (example === undefined || others.length > 0) throw new Error(`${document} needs one example in ${language}.`);
  return example;
}
