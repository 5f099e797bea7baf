import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { CATALOGUE, type CatalogueEntry, type DiagnosticCode } from '../../src/diagnostics/catalogue.ts';
import { TOPICS } from './cases/topics.ts';

const DOCUMENT = fileURLToPath(new URL('../../../../docs/diagnostics.md', import.meta.url));

const INTRODUCTION = `# Diagnostics

What \`hookbook check\` says about a spec, in the order of the catalogue in \`tools/codegen/src/catalogue.ts\`. Each problem
is told once, with its code, its severity, its place as \`file:line:column\`, what is wrong and how to mend it. Errors keep
the packages as they are and end a run with exit code 1; warnings are told and pass.

This page is made of the catalogue and of the tests: after a change run
\`npx vitest run tools/codegen/test/check/document.test.ts -u\`.
`;

/** What the first test that has only this problem shows. */
function exampleOf(code: DiagnosticCode): string {
  const example = Object.values(TOPICS)
    .flat()
    .find(({ want }) => want.length === 1 && want[0]?.code === code);
  if (!example) throw new Error(`No test has ${code} alone.`);
  return `For example, with ${example.name}:\n\n\`\`\`text\n${example.want[0]?.at} ${example.want[0]?.message}\n\`\`\``;
}

function section([code, { severity, title, fix }]: readonly [DiagnosticCode, CatalogueEntry]): string {
  return `\n## ${code}\n\n**${severity}** · ${title}\n\n**Fix:** ${fix}\n\n${exampleOf(code)}\n`;
}

it('docs/diagnostics.md says what the catalogue says', async () => {
  const entries = Object.entries(CATALOGUE) as [DiagnosticCode, CatalogueEntry][];
  await expect([INTRODUCTION, ...entries.map(section)].join('')).toMatchFileSnapshot(DOCUMENT);
});
