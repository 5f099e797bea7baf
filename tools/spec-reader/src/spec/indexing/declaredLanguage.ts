import { isMapping } from '@hookbook/contract/data';
import { knownLanguage, type Language, narrowLanguage, unknownVocabularies } from '../../dialect/language.ts';
import type { SpecFile } from '../file/specFile.ts';
import { member, rootNode, type SpecNode } from '../file/specNode.ts';

/** How many custom metaschemas may build on each other. */
const MAX_METASCHEMA_DEPTH = 5;

/** The language that a `$schema` declares: a known one, or that of a metaschema among the files. */
export function declaredLanguage(
  $schema: SpecNode,
  files: ReadonlyMap<string, SpecFile>,
  depth = 0,
): { readonly language?: Language; readonly problem?: string } {
  const uri = String($schema.value).replace(/#$/, '');
  const known = knownLanguage(uri);
  if (known) return { language: known };
  const metaschema = [...files.values()].find((file) => file.uri === uri || idOf(file.value) === uri);
  const parent = metaschema && member(rootNode(metaschema), '$schema');
  const { language } = parent && depth < MAX_METASCHEMA_DEPTH ? declaredLanguage(parent, files, depth + 1) : {};
  if (!language) return { problem: `Unsupported JSON Schema dialect "${uri}".` };
  const vocabulary = isMapping(metaschema?.value) ? metaschema.value.$vocabulary : undefined;
  if (!isMapping(vocabulary)) return { language };
  const [unknown] = unknownVocabularies(vocabulary);
  return {
    language: narrowLanguage(language, vocabulary),
    ...(unknown !== undefined && {
      problem: `The metaschema "${uri}" requires the unsupported vocabulary "${unknown}".`,
    }),
  };
}

function idOf(value: unknown): unknown {
  return isMapping(value) && typeof value.$id === 'string' ? value.$id.replace(/#$/, '') : undefined;
}
