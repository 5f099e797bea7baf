/** Lays out TypeScript with Prettier, which changes only white space and quotes. */
export async function formatTypeScript(text: string): Promise<string> {
  const { format } = await import('prettier');
  return format(text, { parser: 'typescript', printWidth: 120, singleQuote: true });
}
