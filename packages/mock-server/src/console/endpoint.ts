const KEY = 'hookbook.endpoint';
const DEFAULT = 'http://localhost:3000/webhooks';

/** The endpoint that was used last in this browser. */
export function rememberedEndpoint(): string {
  try {
    return localStorage.getItem(KEY) ?? DEFAULT;
  } catch {
    // The browser may be set to store nothing.
    return DEFAULT;
  }
}

/** Remembers an endpoint without the credentials in it. */
export function rememberEndpoint(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return;
  url.username = '';
  url.password = '';
  try {
    localStorage.setItem(KEY, url.href);
  } catch {
    // It is a convenience only.
  }
}
