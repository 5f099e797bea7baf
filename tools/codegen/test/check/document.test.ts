import { fileURLToPath } from 'node:url';
import { CATALOGUE, type CatalogueEntry, type DiagnosticCode } from '@hookbook/spec-reader/diagnostics/catalogue';
import { expect, it } from 'vitest';
import { IMPORT_EXAMPLES } from './cases/imports.ts';
import { TOPICS } from './cases/topics.ts';

const DOCUMENT = fileURLToPath(new URL('../../../../docs/diagnostics.md', import.meta.url));

const INTRODUCTION = `# Diagnostics

Every diagnostic that \`hookbook check\` can report, in the order of the catalogue,
\`tools/spec-reader/src/diagnostics/catalogue.ts\`. Each problem is reported once, with its code, its severity, its location
(\`file:line:column\`), a message and a fix; the same problem in several places is one diagnostic, with their number. If a
spec has errors, nothing is generated and the exit code is 1. Warnings and advice do not fail a run.

This page is generated from the catalogue and its tests. To update it, run
\`npx vitest run tools/codegen/test/check/document.test.ts -u\`.
`;

/** The first of the cases that expect the fewest diagnostics, and this one. */
function exampleOf(code: DiagnosticCode): string {
  const ofImport = IMPORT_EXAMPLES[code];
  if (ofImport) return `For example, ${ofImport.name}:\n\n\`\`\`text\n${ofImport.text}\n\`\`\``;
  const cases = Object.values(TOPICS).flat();
  const example = cases
    .filter(({ expected }) => expected.some((diagnostic) => diagnostic.code === code))
    .reduce((best, other) => (other.expected.length < best.expected.length ? other : best));
  const { at, message } = example.expected.find((diagnostic) => diagnostic.code === code) ?? {};
  return `For example, ${example.name}:\n\n\`\`\`text\n${at} ${message}\n\`\`\``;
}

function section([code, { severity, title, fix }]: readonly [DiagnosticCode, CatalogueEntry]): string {
  return `\n## ${code}\n\n**${severity}** · ${title}\n\n**Fix:** ${fix}\n\n${exampleOf(code)}\n`;
}

it('docs/diagnostics.md matches the catalogue and the cases', async () => {
  const entries = Object.entries(CATALOGUE) as [DiagnosticCode, CatalogueEntry][];
  await expect([INTRODUCTION, ...entries.map(section)].join('')).toMatchFileSnapshot(DOCUMENT);
});
