import type TypeScript from 'typescript-5';
import type { ChangedPlace, ProviderSubpaths } from './changedPlace.ts';
import { createPackageFiles } from './packageFiles.ts';
import type { Project } from './project.ts';
import { createTargets } from './targets.ts';
import { usesIn } from './usesIn.ts';

/** A place in the code of a project. */
export interface Use {
  /** Absolute. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The line, without the space around it. */
  readonly text: string;
}

/** Where a project uses what each change is about, in the order of its files. Changes that touch nothing have no uses. */
export function findUses<C extends ChangedPlace>(
  { ts, programs }: Project,
  changes: readonly C[],
  providers: readonly ProviderSubpaths[],
): ReadonlyMap<C, readonly Use[]> {
  const found = new Map<C, Map<string, Use>>(changes.map((change) => [change, new Map()]));
  for (const program of programs) {
    const context = { ts, program, checker: program.getTypeChecker(), packageOf: createPackageFiles(ts) };
    const targets = createTargets(context, changes, providers);
    for (const file of program.getSourceFiles().filter((source) => isOwn(program, source)))
      for (const { node, changes: touched } of usesIn(file, targets, context))
        for (const change of touched) {
          const use = useAt(file, node);
          // Two configurations may contain the same file.
          found.get(change)?.set(`${use.file}:${use.line}:${use.column}`, use);
        }
  }
  return new Map([...found].map(([change, uses]) => [change, [...uses.values()].sort(byPlace)]));
}

function isOwn(program: TypeScript.Program, file: TypeScript.SourceFile): boolean {
  const isLibrary = program.isSourceFileFromExternalLibrary(file) || program.isSourceFileDefaultLibrary(file);
  return !isLibrary && !file.isDeclarationFile && !file.fileName.includes('/node_modules/');
}

function useAt(file: TypeScript.SourceFile, node: TypeScript.Node): Use {
  const start = node.getStart(file);
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const [text = ''] = file.text.slice(start - character).split(/\r?\n/, 1);
  return { file: file.fileName, line: line + 1, column: character + 1, text: text.trim() };
}

function byPlace(a: Use, b: Use): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}
