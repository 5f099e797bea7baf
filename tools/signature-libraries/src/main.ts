import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { installLibraries } from '@hookbook/testkit/installLibraries';
import { compare } from './compare.ts';
import { decide } from './decisions.ts';
import { KNOWN } from './known.ts';
import { LIBRARIES } from './libraries.ts';
import { type ComparedLibrary, documentText, isAsKnown, terminalText } from './report.ts';
import { readVectors } from './vectors.ts';

const importPackage = await installLibraries(
  fileURLToPath(new URL('../.cache/libraries', import.meta.url)),
  LIBRARIES.map(({ name, version }) => `${name}@${version}`),
);
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
