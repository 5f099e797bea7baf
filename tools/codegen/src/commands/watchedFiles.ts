import path from 'node:path';

/** Which files of a folder are watched: all but those of other tools, and every file that the spec refers to. */
export interface WatchedFiles {
  readonly isIgnored: (file: string) => boolean;
  /** Replaces the files that the spec refers to. Returns those among them that were ignored before. */
  readonly setReferenced: (files: readonly string[]) => readonly string[];
}

export function watchedFiles(folder: string): WatchedFiles {
  /** The files that the spec refers to, and the folders around them. */
  let referenced: ReadonlySet<string> = new Set();
  const isIgnored = (file: string) => !referenced.has(file) && hasIgnoredName(folder, file);
  return {
    isIgnored,
    setReferenced: (files) => {
      const ignored = files.filter(isIgnored);
      referenced = new Set(files.flatMap((file) => [file, ...foldersAround(file)]));
      return ignored;
    },
  };
}

/** Looks only at names below the watched folder, because the folder itself may be in a `dist` or a hidden folder. */
function hasIgnoredName(folder: string, file: string): boolean {
  const names = path.relative(folder, file).split(path.sep);
  return names.some((name) => name === 'node_modules' || name === 'dist' || /^\.[^.]/.test(name));
}

function foldersAround(file: string): string[] {
  const parent = path.dirname(file);
  return parent === file ? [] : [parent, ...foldersAround(parent)];
}
