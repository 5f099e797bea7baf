import { isMapping } from '@hookbook/contract/data';
import { knownLanguage, type Language, narrowed, unknownVocabularies } from '../../dialect/language.ts';
import type { SpecFile } from '../file/specFile.ts';
import { member, rootNode, type SpecNode } from '../file/specNode.ts';

/** How many metaschemas may describe each other before one that is well known. */
const MAX_METASCHEMA_DEPTH = 5;

/** The language of a `$schema`: a well-known one, or that of a metaschema among the files, less what it leaves out. */
export function languageOf(
  $schema: SpecNode,
  files: ReadonlyMap<string, SpecFile>,
  depth = 0,
): { readonly language?: Language; readonly fault?: string } {
  const uri = String($schema.value).replace(/#$/, '');
  const known = knownLanguage(uri);
  if (known) return { language: known };
  const metaschema = [...files.values()].find((file) => file.uri === uri || idOf(file.value) === uri);
  const own = metaschema && member(rootNode(metaschema), '$schema');
  const { language } = own && depth < MAX_METASCHEMA_DEPTH ? languageOf(own, files, depth + 1) : {};
  if (!language) return { fault: `hookbook cannot read "${uri}".` };
  const vocabulary = isMapping(metaschema?.value) ? metaschema.value.$vocabulary : undefined;
  if (!isMapping(vocabulary)) return { language };
  const [unknown] = unknownVocabularies(vocabulary);
  const fault = unknown === undefined ? {} : { fault: `"${uri}" requires the vocabulary ${unknown}.` };
  return { language: narrowed(language, vocabulary), ...fault };
}

function idOf(value: unknown): unknown {
  return isMapping(value) && typeof value.$id === 'string' ? value.$id.replace(/#$/, '') : undefined;
}
