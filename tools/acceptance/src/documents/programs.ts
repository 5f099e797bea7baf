import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '@hookbook/testkit/runProcess';
import { createConsumer } from '../packages/installPackages.ts';
import type { Document, Snippet } from './readDocuments.ts';

/** A `ts` or `js` snippet as a program. */
export interface Program {
  readonly snippet: Snippet;
  readonly code: string;
  /** Its file, relative to the folder `programs` of the project. */
  readonly file: string;
}

/** Whether a snippet is a program: neither an excerpt of a file nor a file of the tour. */
export function isProgram({ language, note }: Snippet): boolean {
  return (language === 'ts' || language === 'js') && !/^(from|file) /.test(note);
}

/**
 * The programs of a document. The note `continued` adds a snippet to the one before it. The note `with` puts the code that
 * follows it before the snippet.
 */
export function programsOf({ snippets }: Document): readonly Program[] {
  let previous = '';
  return snippets.filter(isProgram).map((snippet) => {
    const added = /^with\n([\s\S]*)$/.exec(snippet.note)?.[1] ?? '';
    const code = `${snippet.note === 'continued' ? previous : added}\n${snippet.text}`;
    previous = code;
    const folder = `${snippet.file.replaceAll(/[^a-zA-Z]+/g, '-')}-${snippet.line}`;
    return { snippet, code: `${code}\nexport {};\n`, file: `${folder}/program.${snippet.language}` };
  });
}

/** Writes all programs and compiles those in TypeScript. Returns the compiler's errors, or an empty text. */
export async function compilePrograms(project: string, programs: readonly Program[]): Promise<string> {
  const folder = await createConsumer(project, 'programs', ['@types/node', ...importedPackages(programs)]);
  for (const { file, code } of programs) {
    await mkdir(path.join(folder, path.dirname(file)));
    await writeFile(path.join(folder, file), code);
  }
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  const { stdout } = await run('tsc', ['-p', folder], { cwd: folder });
  return stdout;
}

/** The third-party packages that programs import. */
function importedPackages(programs: readonly Program[]): readonly string[] {
  const specifiers = programs.flatMap(({ code }) =>
    Array.from(code.matchAll(/from '([^'.][^']*)'/g), ([, specifier = '']) => specifier),
  );
  const names = specifiers.map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '');
  return [...new Set(names.filter((name) => !/^(node:|@hookbook\/)/.test(name)))];
}

const TSCONFIG = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023'],
    module: 'nodenext',
    moduleDetection: 'force',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitReturns: true,
    verbatimModuleSyntax: true,
    resolveJsonModule: true,
    erasableSyntaxOnly: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  },
  include: ['**/program.ts'],
};
