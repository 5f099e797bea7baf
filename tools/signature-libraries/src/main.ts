import { writeFile } from 'node:fs/promises';
import { compare } from './compare.ts';
import { decide } from './decisions.ts';
import { install } from './install.ts';
import { KNOWN } from './known.ts';
import { LIBRARIES } from './libraries.ts';
import { type ComparedLibrary, documentText, isAsKnown, terminalText } from './report.ts';
import { readVectors } from './vectors.ts';

const importPackage = await install(LIBRARIES);
const vectors = await readVectors();
const compared: ComparedLibrary[] = [];
for (const library of LIBRARIES) {
  const decisions = await decide(library, vectors, importPackage);
  compared.push({ library, comparison: compare(decisions, KNOWN[library.name] ?? []) });
}
console.log(terminalText(compared));
if (isAsKnown(compared))
  await writeFile(new URL('../../../docs/signature-libraries.md', import.meta.url), documentText(compared));
else process.exitCode = 1;
