import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { Case } from './cases/case.ts';
import type { DeliveryCase } from './cases/deliveryCases.ts';

/** The program, as files in one folder. */
export interface Program {
  readonly folder: string;
  /** Prints the report. For runtimes with a command line. */
  readonly script: string;
  /** Responds to every request with the report. */
  readonly worker: string;
}

const SCRIPT = `import { report } from './program.js';\nconsole.log(JSON.stringify(await report()));\n`;
/** Its own context, because `waitUntil` fails on any other object. */
const WORKER = `import { report } from './program.js';
export default { fetch: async (_request, _env, context) => Response.json(await report(context)) };
`;

/** Bundles the published packages and the cases to one module, which every runtime executes. */
export async function bundleProgram(
  folder: string,
  cases: readonly Case[],
  deliveries: readonly DeliveryCase[] = [],
): Promise<Program> {
  await mkdir(folder, { recursive: true });
  await build({
    stdin: {
      contents: programText(cases, deliveries),
      resolveDir: import.meta.dirname,
      sourcefile: 'program.ts',
      loader: 'ts',
    },
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
function programText(cases: readonly Case[], deliveries: readonly DeliveryCase[]): string {
  const validators = providersIn(cases, '@hookbook/validators', 'v');
  const receivers = providersIn(deliveries, '@hookbook/receiver', 'r');
  return [
    ...validators.imports,
    ...receivers.imports,
    `import { runCases } from './program/runCases.ts';`,
    `import { runDeliveries } from './program/runDeliveries.ts';`,
    `const cases = JSON.parse(${JSON.stringify(JSON.stringify(cases))});`,
    `const deliveries = JSON.parse(${JSON.stringify(JSON.stringify(deliveries))});`,
    'export const report = (runtime) =>',
    `  runDeliveries(${receivers.object}, deliveries, runCases(${validators.object}, cases), runtime);`,
  ].join('\n');
}

/** Imports of the modules of all providers that cases name, and an object with them. */
function providersIn(cases: readonly { readonly provider: string }[], module: string, prefix: string) {
  const slugs = [...new Set(cases.map(({ provider }) => provider))];
  const named = slugs.map((slug, index) => `${JSON.stringify(slug)}: ${prefix}${index}`);
  return {
    imports: slugs.map((slug, index) => `import * as ${prefix}${index} from '${module}/${slug}';`),
    object: `{ ${named.join(', ')} }`,
  };
}
