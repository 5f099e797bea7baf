import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ARTIFACTS, filesOf, readContract } from '@hookbook/codegen';
import type { GeneratedFile } from '@hookbook/contract';
import ts from 'typescript-5';
import { ROOT } from '../repository.ts';

/** Installs the packages as they are for another contract: their own declarations, and those generated from it. */
export async function installPackages(folder: string, specs: string): Promise<void> {
  const { contract, diagnostics } = await readContract(specs, { validate: false });
  if (!contract) throw new Error(JSON.stringify(diagnostics));
  const scope = path.join(folder, 'node_modules/@hookbook');
  for (const name of ['types', 'validators', 'receiver', 'mock-server'] as const) {
    const target = path.join(scope, name);
    const built = path.join(ROOT, 'packages', name);
    await mkdir(target, { recursive: true });
    await cp(path.join(built, 'package.json'), path.join(target, 'package.json'));
    await cp(path.join(built, 'dist'), path.join(target, 'dist'), {
      recursive: true,
      filter: (file) => !/\/gen\//.test(file),
    });
    const artifact = ARTIFACTS.find((other) => other.name === name);
    if (!artifact) throw new Error(name);
    for (const file of await filesOf(artifact, contract)) {
      if (!file.path.endsWith('.ts')) continue;
      const text = name === 'receiver' ? await receiverOf(built, file.path) : declarationOf(file);
      for (const format of ['dist/gen', 'dist/cjs/gen']) {
        const declaration = path.join(target, format, file.path.replace(/\.ts$/, '.d.ts'));
        await mkdir(path.dirname(declaration), { recursive: true });
        await writeFile(declaration, text);
      }
    }
  }
  await symlink(path.join(ROOT, 'packages/webhook'), path.join(scope, 'webhook'));
}

function declarationOf({ path: name, text }: GeneratedFile): string {
  return ts.transpileDeclaration(text, { fileName: name }).outputText;
}

/** The type of a receiver is inferred from other files, and those of two providers differ in its name only. */
async function receiverOf(built: string, file: string): Promise<string> {
  const slug = path.basename(file, '.ts');
  const text = await readFile(path.join(built, 'dist/gen/worth.d.ts'), 'utf8');
  const title = slug.charAt(0).toUpperCase() + slug.slice(1);
  return text.replaceAll('worth', slug).replaceAll('Worth', title);
}
