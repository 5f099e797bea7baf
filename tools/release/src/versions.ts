import { isScalar, parseDocument } from 'yaml';

/** Replaces the version in the text of a file, and leaves every other byte unchanged. */
export type ReplaceVersion = (text: string, version: string) => string;

/** Replaces `info.version` in the YAML of an AsyncAPI document. */
export const inAsyncapi: ReplaceVersion = (text, version) => {
  const node = parseDocument(text).getIn(['info', 'version'], true);
  if (!isScalar(node) || !node.range) throw new Error('The document has no info.version.');
  const [start, end] = node.range;
  return text.slice(0, start) + version + text.slice(end);
};

/** Replaces the version of the project in `pyproject.toml`. */
export const inPyproject: ReplaceVersion = (text, version) =>
  replace(text, /^(\[project\]\n(?:(?!\[).*\n)*?version = ")[^"\n]*(?=")/m, version, 'pyproject.toml');

/** Replaces the version of the project in `pom.xml`, which stands below the name of its artifact. */
export const inPom: ReplaceVersion = (text, version) =>
  replace(text, /^( {2}<artifactId>[^<]*<\/artifactId>\n {2}<version>)[^<]*(?=<)/m, version, 'pom.xml');

function replace(text: string, before: RegExp, version: string, file: string): string {
  if (!before.test(text)) throw new Error(`${file} has no version.`);
  return text.replace(before, (_, start: string) => start + version);
}
