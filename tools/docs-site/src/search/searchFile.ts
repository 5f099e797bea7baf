import type { GeneratedFile } from '@hookbook/contract';
import { stringLiteral } from '@hookbook/contract/text';
import { SEARCH_DATA } from '../model/paths.ts';
import type { Site } from '../model/site.ts';
import { searchData } from './searchData.ts';

/**
 * The data as a script, because pages that are opened from the disk cannot fetch files. It is one string, so that no text
 * of a spec can change what the script does.
 */
export function searchFile(site: Site): GeneratedFile {
  const json = JSON.stringify(searchData(site));
  return { path: SEARCH_DATA, text: `hookbookSearch.setData(${stringLiteral(json)});\n` };
}
