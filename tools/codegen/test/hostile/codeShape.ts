import { type DefaultTreeAdapterMap, parse } from 'parse5';
import ts from 'typescript-5';

/**
 * What a file of code is made of, without its names and texts: how often each kind of node is there. With `statements`,
 * only the statements of the file, and of these not the imports.
 */
export function codeShape(
  name: string,
  text: string,
  depth: 'statements' | 'everything',
): { readonly faults: readonly string[]; readonly shape: readonly string[] } {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const faults = (source as unknown as { parseDiagnostics: readonly ts.Diagnostic[] }).parseDiagnostics.map((fault) =>
    ts.flattenDiagnosticMessageText(fault.messageText, ' '),
  );
  const counts = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    const kind = KINDS[node.kind] ?? ts.SyntaxKind[node.kind];
    if (kind !== '') counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (depth === 'everything') ts.forEachChild(node, visit);
  };
  if (depth === 'everything') visit(source);
  else source.statements.filter((each) => !ts.isImportDeclaration(each)).forEach(visit);
  return { faults, shape: [...counts].map(([kind, count]) => `${kind} ${count}`).sort() };
}

/** A name may have to be written in quotes, in brackets or behind a dot. */
const KINDS: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.Identifier]: 'name',
  [ts.SyntaxKind.StringLiteral]: 'name',
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral]: 'name',
  [ts.SyntaxKind.NumericLiteral]: 'name',
  [ts.SyntaxKind.ComputedPropertyName]: '',
  [ts.SyntaxKind.PropertyAccessExpression]: 'access',
  [ts.SyntaxKind.ElementAccessExpression]: 'access',
};

/** What is dangerous in a page: elements that do or load something, handlers, and addresses that are not of the web. */
export function pageDangers(text: string): { readonly faults: readonly string[]; readonly dangers: readonly string[] } {
  const faults: string[] = [];
  const root = parse(text, { onParseError: ({ code, startLine }) => void faults.push(`${code} in line ${startLine}`) });
  const dangers: string[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']): void => {
    if ('tagName' in node) dangers.push(...elementDangers(node));
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(root);
  return { faults, dangers: dangers.sort() };
}

const ACTIVE =
  /^(script|style|link|meta|base|iframe|frame|object|embed|applet|form|img|image|svg|math|video|audio|template|portal)$/;
const ADDRESSES = /^(href|src|action|formaction|poster|data|xlink:href|srcset)$/;

function elementDangers({ tagName, attrs }: DefaultTreeAdapterMap['element']): string[] {
  const element = ACTIVE.test(tagName) ? [`<${tagName}>`] : [];
  const handlers = attrs
    .filter(({ name }) => /^on/i.test(name) || name === 'srcdoc')
    .map(({ name }) => `<${tagName} ${name}>`);
  const addresses = attrs
    .filter(({ name, value }) => ADDRESSES.test(name) && isForeign(value))
    .map(({ name, value }) => `<${tagName} ${name}="${value.slice(0, 60)}">`);
  return [...element, ...handlers, ...addresses];
}

/** Browsers skip blanks and control characters at the start, and line breaks everywhere. */
function isForeign(address: string): boolean {
  const [, scheme] = /^[\u0000-\u0020]*([a-z][a-z0-9+.\n\r\t-]*):/i.exec(address) ?? [];
  return scheme !== undefined && !/^(https?|mailto)$/i.test(scheme);
}
