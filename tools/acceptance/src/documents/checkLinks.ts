import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../repository.ts';
import { anchorOf, type Document } from './readDocuments.ts';

/** The links of a document to files that do not exist, or to headings that another document does not have. */
export function brokenLinks(document: Document, documents: readonly Document[]): readonly string[] {
  const local = document.links.filter((link) => !/^(https?|mailto):/.test(link));
  return local.filter((link) => !targetExists(link, document, documents));
}

function targetExists(link: string, { file, headings }: Document, documents: readonly Document[]): boolean {
  const [target = '', anchor] = decodeURI(link).split('#');
  if (target === '') return headings.map(anchorOf).includes(anchor ?? '');
  const name = path.join(ROOT, path.dirname(file), target);
  if (!existsSync(name)) return false;
  const linked = documents.find((document) => path.join(ROOT, document.file) === name);
  return anchor === undefined || (linked?.headings.map(anchorOf).includes(anchor) ?? false);
}
