import vm from 'node:vm';
import type { GeneratedFile } from '@hookbook/contract';

/** The search of a site, run outside of a browser: the scripts as they are published. */
export interface NodeSearch {
  readonly documents: readonly FoundDocument[];
  readonly find: (query: string) => SearchResult;
  readonly placesOf: (document: FoundDocument) => readonly Place[];
}

export interface FoundDocument {
  readonly kind: 'event' | 'provider' | 'guide' | 'header' | 'schema' | 'format' | 'field' | 'value';
  readonly name: string;
  /** The field that has the value. */
  readonly path?: string;
}

export interface Place {
  readonly page: { readonly path: string; readonly name: string };
  readonly id: string;
}

export interface Hit {
  readonly document: FoundDocument;
  readonly place: Place;
  readonly pages: readonly Place['page'][];
}

export interface SearchResult {
  readonly groups: readonly { readonly title: string; readonly hits: readonly Hit[] }[];
  readonly total: number;
  readonly nearest?: Hit;
}

interface Scripts {
  readonly data: unknown;
  readonly createSearcher: (data: unknown) => Promise<{ readonly documents: readonly FoundDocument[] }>;
  readonly search: (searcher: unknown, query: string) => SearchResult;
  readonly placesOf: NodeSearch['placesOf'];
}

export async function searchInNode(files: readonly GeneratedFile[]): Promise<NodeSearch> {
  const context = vm.createContext({ setTimeout });
  const run = (path: string) => vm.runInContext(files.find((file) => file.path === path)?.text ?? '', context);
  run('search.js');
  run('search-engine.js');
  run('search-data.js');
  const { createSearcher, search, placesOf, data }: Scripts = vm.runInContext('hookbookSearch', context);
  const searcher = await createSearcher(data);
  return { documents: searcher.documents, find: (query) => search(searcher, query), placesOf };
}

/** A hit in one line: `value data.type=paid at acme/order.paid.html#payload.data.type`. */
export function hitText({ document: { kind, name, path }, place }: Hit): string {
  const anchor = place.id === '' ? '' : `#${place.id}`;
  return `${kind} ${path === undefined ? '' : `${path}=`}${name} at ${place.page.path}${anchor}`;
}

export function hitsOf({ groups }: SearchResult): readonly Hit[] {
  return groups.flatMap(({ hits }) => hits);
}
