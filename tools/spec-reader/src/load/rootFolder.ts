import { realpath } from 'node:fs/promises';
import { isInside } from '../files/isInside.ts';

/** The folder whose files a spec may refer to. Nothing outside is read, not even through a symbolic link. */
export interface RootFolder {
  /** Absolute. */
  readonly path: string;
  /** Whether a path is in the folder. Does not look at the disk. */
  readonly contains: (file: string) => boolean;
  /** Whether a path in the folder is a symbolic link that leads out of it. */
  readonly isEscapedBy: (file: string) => Promise<boolean>;
}

export async function openRootFolder(folder: string): Promise<RootFolder> {
  const real = await realpath(folder).catch(() => folder);
  return {
    path: folder,
    contains: (file) => isInside(folder, file),
    isEscapedBy: async (file) => {
      const target = await realpath(file).catch(() => undefined);
      return target !== undefined && !isInside(real, target);
    },
  };
}
