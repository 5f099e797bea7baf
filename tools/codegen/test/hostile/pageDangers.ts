import { type DefaultTreeAdapterMap, parse } from 'parse5';

/** The parse errors of a page, and its elements and attributes that run, load or link to something unsafe. */
export interface PageDangers {
  readonly errors: readonly string[];
  readonly dangers: readonly string[];
}

export function pageDangers(text: string): PageDangers {
  const errors: string[] = [];
  const root = parse(text, { onParseError: ({ code, startLine }) => void errors.push(`${code} in line ${startLine}`) });
  const dangers: string[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']): void => {
    if ('tagName' in node) dangers.push(...elementDangers(node));
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(root);
  return { errors, dangers: dangers.sort() };
}

const ACTIVE_ELEMENTS =
  'script style link meta base iframe frame object embed applet form img image svg math video audio template portal';
const URL_ATTRIBUTES = 'href src action formaction poster data xlink:href srcset';

function elementDangers({ tagName, attrs }: DefaultTreeAdapterMap['element']): string[] {
  const element = ACTIVE_ELEMENTS.split(' ').includes(tagName) ? [`<${tagName}>`] : [];
  const handlers = attrs
    .filter(({ name }) => /^on/i.test(name) || name === 'srcdoc')
    .map(({ name }) => `<${tagName} ${name}>`);
  const urls = attrs
    .filter(({ name, value }) => URL_ATTRIBUTES.split(' ').includes(name) && hasUnsafeScheme(value))
    .map(({ name, value }) => `<${tagName} ${name}="${value.slice(0, 60)}">`);
  return [...element, ...handlers, ...urls];
}

/** Browsers ignore spaces and control characters at the start of a URL, and line breaks anywhere in it. */
function hasUnsafeScheme(url: string): boolean {
  const [, scheme] = /^[\u0000-\u0020]*([a-z][a-z0-9+.\n\r\t-]*):/i.exec(url) ?? [];
  return scheme !== undefined && !/^(https?|mailto)$/i.test(scheme);
}
