import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { consumerFolder } from '../installPackages.ts';
import { run } from '../run.ts';
import type { Document, Fence } from './readDocuments.ts';

/** A `ts` or `js` snippet, made into a file that runs by itself. */
export interface Program {
  readonly fence: Fence;
  readonly code: string;
  /** Its file inside of the project's folder `programs`. */
  readonly file: string;
}

/** Whether a snippet is code to run by itself: neither an excerpt nor a file of the tour. */
export function isProgram({ language, note }: Fence): boolean {
  return (language === 'ts' || language === 'js') && !/^(from|file) /.test(note);
}

/** The programs of a document. The note `continued` joins a snippet to the one before it; `with` precedes code to add. */
export function programsOf({ fences }: Document): readonly Program[] {
  let previous = '';
  return fences.filter(isProgram).map((fence) => {
    const added = /^with\n([\s\S]*)$/.exec(fence.note)?.[1] ?? '';
    const code = fence.note === 'continued' ? `${previous}\n${fence.text}` : `${added}\n${fence.text}`;
    previous = code;
    return {
      fence,
      code: `${code}\nexport {};\n`,
      file: `${fence.file.replaceAll(/[^a-zA-Z]+/g, '-')}-${fence.line}/program.${fence.language}`,
    };
  });
}

/** Writes all programs, and compiles those in TypeScript at once and strictly; gives the compiler's messages. */
export async function compilePrograms(project: string, programs: readonly Program[]): Promise<string> {
  const folder = await consumerFolder(project, 'programs', ['@types/node', ...othersIn(programs)]);
  for (const { file, code } of programs) {
    await mkdir(path.join(folder, path.dirname(file)));
    await writeFile(path.join(folder, file), code);
  }
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  const { stdout } = await run('tsc', ['-p', folder], { cwd: folder });
  return stdout;
}

/** Packages of others that the snippets import. */
function othersIn(programs: readonly Program[]): readonly string[] {
  const specifiers = programs.flatMap(({ code }) =>
    [...code.matchAll(/from '([^'.][^']*)'/g)].map((match) => match[1] ?? ''),
  );
  const names = specifiers.map((each) => /^(@[^/]+\/)?[^/]+/.exec(each)?.[0] ?? '');
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
