/** Lays out TypeScript like Prettier, but fifty times faster. Changes only white space, quotes and redundant brackets. */
export async function formatTypeScript(text: string): Promise<string> {
  const { format } = await import('oxfmt');
  const options = { printWidth: 120, singleQuote: true, embeddedLanguageFormatting: 'off' } as const;
  const { code, errors } = await format('module.ts', text, options);
  const [error] = errors;
  if (error) throw new SyntaxError(`The printed types are not TypeScript: ${error.codeframe ?? error.message}`);
  return code;
}
