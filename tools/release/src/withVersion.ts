import { isScalar, parseDocument } from 'yaml';

/** An AsyncAPI document in YAML with another `info.version`, and not a byte of it changed but that. */
export function withVersion(text: string, version: string): string {
  const node = parseDocument(text).getIn(['info', 'version'], true);
  if (!isScalar(node) || !node.range) throw new Error('The document has no info.version.');
  const [start, end] = node.range;
  return text.slice(0, start) + version + text.slice(end);
}
