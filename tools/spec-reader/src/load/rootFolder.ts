import { realpathSync } from 'node:fs';
import { isInside } from '../files/isInside.ts';

/** The folder whose files a spec may refer to. Nothing outside is read, not even through a symbolic link. */
export interface RootFolder {
  /** Absolute. */
  readonly path: string;
  /** Whether a path is in the folder. Does not look at the disk. */
  readonly contains: (file: string) => boolean;
  /** Whether a path in the folder is a symbolic link that leads out of it. */
  readonly isEscapedBy: (file: string) => boolean;
}

export function openRootFolder(folder: string): RootFolder {
  const real = realPath(folder) ?? folder;
  return {
    path: folder,
    contains: (file) => isInside(folder, file),
    isEscapedBy: (file) => {
      const target = realPath(file);
      return target !== undefined && !isInside(real, target);
    },
  };
}

function realPath(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
}
