import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { formatDocument, formatSummary } from './formatReport.ts';
import { survey } from './survey.ts';
import type { SurveyedDocument } from './surveyDocument.ts';

const USAGE = `Takes every AsyncAPI document below a folder through the complete chain, and prints one line for each.

  npm run survey -- <folder> [--payloads 100] [--seed 1] [--json]

--payloads   number of payloads of each event on which the generated validators are compared with Ajv
--seed       another seed gives other payloads
--json       print each result as JSON, one a line, with all failures`;

/** Returns the exit code: 0 if every valid document passes, 1 if one fails or there is none, 2 for a usage error. */
async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      payloads: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [folder, ...others] = positionals;
  const payloads = Number(values.payloads ?? 100);
  const seed = Number(values.seed ?? 1);
  const isUsable = others.length === 0 && Number.isInteger(payloads) && payloads > 0 && Number.isInteger(seed);
  if (values.help || folder === undefined || !isUsable || !(await isFolder(folder))) {
    console.error(USAGE);
    return 2;
  }
  const documents: SurveyedDocument[] = [];
  for await (const document of survey(folder, { payloads, seed })) {
    documents.push(document);
    console.log(values.json ? JSON.stringify(document) : formatDocument(document));
  }
  if (!values.json) console.log(formatSummary(documents));
  return documents.length === 0 || documents.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
}

async function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

process.exitCode = await main(process.argv.slice(2));
