import type { GeneratedFile } from '@hookbook/contract';

/** Lays out TypeScript that people review; nothing but white space and quotes changes. */
export async function format(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  const { format: prettier } = await import('prettier');
  return Promise.all(
    files.map(async ({ path, text }) => {
      if (!path.endsWith('.ts')) return { path, text };
      return { path, text: await prettier(text, { parser: 'typescript', printWidth: 120, singleQuote: true }) };
    }),
  );
}
