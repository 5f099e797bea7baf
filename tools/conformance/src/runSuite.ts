import { supplyMetaschema } from '@hookbook/codegen';
import { type Exclusion, type Sorted, sortOut } from './exclusions.ts';
import { judge } from './judge.ts';
import { DRAFTS } from './report.ts';
import { readSuite, supplyRemotes } from './suite.ts';

/** Runs a folder of JSON-Schema-Test-Suite cases through the whole way from a document to running validators. */
export async function runSuite(folder: string, exclusions: readonly Exclusion[]): Promise<Sorted> {
  const cases = await Promise.all(DRAFTS.map((draft) => readSuite(folder, draft)));
  const verdicts = await judge(cases.flat(), supplyRemotes(folder, supplyMetaschema));
  return sortOut(verdicts, exclusions);
}
