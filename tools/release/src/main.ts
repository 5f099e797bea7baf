import { createArchives } from './createArchives.ts';
import { setVersions } from './setVersions.ts';
import { tagGoModule } from './tagGoModule.ts';

/** `main.ts version` after `changeset version`, and `main.ts models` after `changeset publish`. */
async function main(command: string | undefined): Promise<void> {
  switch (command) {
    case 'version':
      return setVersions();
    case 'models':
      await createArchives();
      return tagGoModule();
    default:
      throw new Error('Usage: node tools/release/src/main.ts version|models');
  }
}

await main(process.argv[2]);
