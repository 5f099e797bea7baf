import { isScalar, parseDocument } from 'yaml';

/** Replaces `info.version` in the YAML of an AsyncAPI document. Leaves every other byte unchanged. */
export function withVersion(text: string, version: string): string {
  const node = parseDocument(text).getIn(['info', 'version'], true);
  if (!isScalar(node) || !node.range) throw new Error('The document has no info.version.');
  const [start, end] = node.range;
  return text.slice(0, start) + version + text.slice(end);
}
