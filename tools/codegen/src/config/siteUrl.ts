/** What an address has to be, for messages. */
export const SITE_URL_FORM =
  'a web address without a user, a query or a fragment, such as https://docs.example.com/webhooks/';

/** The address of a site, ending with a slash. Undefined if the text does not have that form. */
export function siteUrlOf(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || /[?#\s\\]/.test(text) || !URL.canParse(text)) return undefined;
  const { username, password, href } = new URL(text);
  return username !== '' || password !== '' ? undefined : href.replace(/\/?$/, '/');
}
