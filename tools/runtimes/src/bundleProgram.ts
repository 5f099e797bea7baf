import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { Case } from './cases/case.ts';

/** The program, as files in one folder. */
export interface Program {
  readonly folder: string;
  /** Prints the report. For runtimes with a command line. */
  readonly script: string;
  /** Responds to every request with the report. */
  readonly worker: string;
}

const SCRIPT = `import { report } from './program.js';\nconsole.log(JSON.stringify(report()));\n`;
const WORKER = `import { report } from './program.js';\nexport default { fetch: () => Response.json(report()) };\n`;

/** Bundles the published validators and the cases to one module, which every runtime executes. */
export async function bundleProgram(folder: string, cases: readonly Case[]): Promise<Program> {
  await mkdir(folder, { recursive: true });
  await build({
    stdin: { contents: programText(cases), resolveDir: import.meta.dirname, sourcefile: 'program.ts', loader: 'ts' },
    outfile: path.join(folder, 'program.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'error',
  });
  const files = { 'package.json': '{ "type": "module" }\n', 'script.js': SCRIPT, 'worker.js': WORKER };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return { folder, script: path.join(folder, 'script.js'), worker: path.join(folder, 'worker.js') };
}

/** Embeds the cases as JSON, because `__proto__` in an object literal is not a member. */
function programText(cases: readonly Case[]): string {
  const providers = [...new Set(cases.map(({ provider }) => provider))];
  const imports = providers.map((slug, index) => `import * as p${index} from '@hookbook/validators/${slug}';`);
  const named = providers.map((slug, index) => `${JSON.stringify(slug)}: p${index}`);
  return [
    ...imports,
    `import { runCases } from './program/runCases.ts';`,
    `const cases = JSON.parse(${JSON.stringify(JSON.stringify(cases))});`,
    `export const report = () => runCases({ ${named.join(', ')} }, cases);`,
  ].join('\n');
}
