/** A link's address as the browser will read it, if it goes to the web or to mail; `undefined` for every other scheme. */
export function safeUrl(text: string): string | undefined {
  if (!/^(https?|mailto):/i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).href;
}
