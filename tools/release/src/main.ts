import { createArchives } from './createArchives.ts';
import { pack, publish } from './publish.ts';
import { setVersions } from './setVersions.ts';
import { tagGoModule } from './tagGoModule.ts';

/** `main.ts version` after `changeset version`, `main.ts publish` and then `main.ts models`. */
async function main(command: string | undefined, folder = 'dist/packages'): Promise<void> {
  switch (command) {
    case 'version':
      return setVersions();
    case 'publish':
      return publish();
    case 'pack':
      return pack(folder);
    case 'models':
      await createArchives();
      return tagGoModule();
    default:
      throw new Error('Usage: node tools/release/src/main.ts version|publish|pack [folder]|models');
  }
}

await main(process.argv[2], process.argv[3]);
