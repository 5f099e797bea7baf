import { fileURLToPath } from 'node:url';
import ts from 'typescript-5';

const FILE = fileURLToPath(new URL('./in-the-editor.ts', import.meta.url));

/** Returns what an editor shows for a text in which `▮` marks the cursor. */
export interface Editor {
  readonly completions: (text: string) => readonly string[];
  readonly hover: (text: string) => {
    readonly type: string;
    readonly docs: string;
    readonly tags: Readonly<Record<string, string>>;
  };
}

/** Starts TypeScript's language service, which editors use, on one virtual file. */
export function openEditor(): Editor {
  let text = '';
  let version = 0;
  const service = ts.createLanguageService({
    getScriptFileNames: () => [FILE],
    getScriptVersion: (file) => (file === FILE ? `${version}` : '0'),
    getScriptSnapshot: (file) => {
      const content = file === FILE ? text : ts.sys.readFile(file);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => fileURLToPath(new URL('.', import.meta.url)),
    getCompilationSettings: () => ({
      strict: true,
      module: ts.ModuleKind.NodeNext,
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
    }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  const openAtCursor = (marked: string): number => {
    version += 1;
    text = marked.replace('▮', '');
    return marked.indexOf('▮');
  };
  return {
    completions: (marked) => {
      const position = openAtCursor(marked);
      return service.getCompletionsAtPosition(FILE, position, {})?.entries.map(({ name }) => name) ?? [];
    },
    hover: (marked) => {
      const info = service.getQuickInfoAtPosition(FILE, openAtCursor(marked));
      const tags = (info?.tags ?? []).map((tag) => [tag.name, ts.displayPartsToString(tag.text)] as const);
      return {
        type: ts.displayPartsToString(info?.displayParts),
        docs: ts.displayPartsToString(info?.documentation),
        tags: Object.fromEntries(tags),
      };
    },
  };
}
