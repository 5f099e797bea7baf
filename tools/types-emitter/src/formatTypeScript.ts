import type { GeneratedFile } from '@hookbook/contract';

/** Formats TypeScript with Prettier, which changes only white space and quotes. */
export async function formatTypeScript(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  const { format } = await import('prettier');
  return Promise.all(
    files.map(async ({ path, text }) => ({
      path,
      text: await format(text, { parser: 'typescript', printWidth: 120, singleQuote: true }),
    })),
  );
}
