import { copyText } from './clipboard.ts';
import { button, element } from './element.ts';
import { hexDump } from './hexDump.ts';
import { type Token, tokensOf } from './jsonTokens.ts';
import { prettyTokens } from './prettyJson.ts';

/** More elements would make the page slow. */
const MAX_COLOURED_TOKENS = 5000;
const MAX_SHOWN = 500_000;

/** The body of a request as the server reports it. */
export type ReportedBody = { readonly body: string } | { readonly bodyBase64: string };

/** A body, laid out if it is JSON, with a switch to its exact text. Bytes that are no text are shown in hexadecimal. */
export function bodyView(reported: ReportedBody): HTMLElement {
  const isText = 'body' in reported;
  const bytes = isText ? undefined : Uint8Array.from(atob(reported.bodyBase64), (char) => char.charCodeAt(0));
  const raw = isText ? reported.body : hexDump(bytes ?? new Uint8Array());
  const size = bytes?.length ?? new TextEncoder().encode(raw).length;
  const tokens = isText ? tokensOf(raw) : undefined;
  const code = element('code');
  const caption = element(
    'figcaption',
    {},
    element('span', {}, `${size.toLocaleString('en')} bytes${isText ? '' : ', not text'}`),
  );
  if (tokens) caption.append(layoutSwitch(code, raw, tokens));
  else code.append(shortened(raw));
  caption.append(button('Copy body', () => void copyText(isText ? raw : reported.bodyBase64, 'the body')));
  return element(
    'figure',
    { class: 'code' },
    caption,
    size === 0
      ? element('p', { class: 'hint' }, 'The body is empty.')
      : element('pre', { tabindex: 0, role: 'region', 'aria-label': 'Body' }, code),
  );
}

function layoutSwitch(code: HTMLElement, raw: string, tokens: readonly Token[]): HTMLElement {
  const show = (isRaw: boolean) => {
    code.replaceChildren(...(isRaw ? [shortened(raw)] : prettyNodes(tokens)));
    rawButton.ariaPressed = String(isRaw);
    prettyButton.ariaPressed = String(!isRaw);
  };
  const prettyButton = button('Pretty', () => show(false));
  const rawButton = button('Raw', () => show(true));
  show(false);
  return element('span', { class: 'switch', role: 'group', 'aria-label': 'Layout' }, prettyButton, rawButton);
}

function prettyNodes(tokens: readonly Token[]): readonly (Node | string)[] {
  const pretty = prettyTokens(tokens);
  if (pretty.length > MAX_COLOURED_TOKENS) return [shortened(pretty.map(({ text }) => text).join(''))];
  return pretty.map(({ kind, text }) =>
    kind === 'key' || kind === 'string' || kind === 'literal' ? element('span', { class: kind }, text) : text,
  );
}

function shortened(text: string): string {
  if (text.length <= MAX_SHOWN) return text;
  return `${text.slice(0, MAX_SHOWN)}\n… ${(text.length - MAX_SHOWN).toLocaleString('en')} more characters`;
}
