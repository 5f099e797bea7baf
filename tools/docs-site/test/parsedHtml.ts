import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser reads it, and its parse errors. */
export function parsedHtml(text: string): { readonly root: Node; readonly errors: readonly string[] } {
  const errors: string[] = [];
  const root = parse(text, { onParseError: ({ code, startLine }) => errors.push(`${code} in line ${startLine}`) });
  return { root, errors };
}

/** All elements, in document order. */
export function elementsOf(node: Node): readonly Element[] {
  const descendants = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return 'tagName' in node ? [node, ...descendants] : descendants;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

export function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Tags and attribute names without text. `skip` omits the content of an element. */
export function skeletonOf(node: Node, skip: (element: Element) => boolean): string {
  const skeletons = (children: readonly Node[]) => children.map((child) => skeletonOf(child, skip)).join('');
  if (!('tagName' in node))
    return node.nodeName === '#comment' ? '<!>' : 'childNodes' in node ? skeletons(node.childNodes) : '';
  const names = node.attrs.map(({ name }) => ` ${name}`).join('');
  return `<${node.tagName}${names}>${skip(node) ? '' : skeletons(node.childNodes)}</>`;
}
