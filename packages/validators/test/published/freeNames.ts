import ts from 'typescript-5';

/** The global names that a module uses: those that it neither declares nor imports. */
export function freeNames(text: string): readonly string[] {
  // Parsed as TypeScript, because in JavaScript the compiler knows `require` without a declaration.
  const file = ts.createSourceFile('module.ts', text, ts.ScriptTarget.ESNext, true);
  const options = {
    noLib: true,
    noResolve: true,
    types: [],
    target: file.languageVersion,
    module: ts.ModuleKind.ESNext,
  };
  const program = ts.createProgram([file.fileName], options, hostOf(file));
  const missing = program
    .getSemanticDiagnostics(file)
    .filter(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').startsWith('Cannot find name'))
    .map(({ start = 0, length = 0 }) => text.slice(start, start + length));
  return [...new Set([...missing, ...usesOfGlobalThis(file)])].sort();
}

/** TypeScript knows `globalThis` even without a library. */
function usesOfGlobalThis(file: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === 'globalThis') found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A compiler host with a single file. */
function hostOf(file: ts.SourceFile): ts.CompilerHost {
  return {
    getSourceFile: (name) => (name === file.fileName ? file : undefined),
    fileExists: (name) => name === file.fileName,
    readFile: () => undefined,
    getDefaultLibFileName: () => '',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
  };
}
