import { changesetProblems } from './checkChangesets.ts';
import { createArchives } from './createArchives.ts';
import { pack, publish } from './publish.ts';
import { ReleaseError } from './releaseError.ts';
import { setVersions } from './setVersions.ts';
import { tagGoModule } from './tagGoModule.ts';
import { writeReleaseNotes } from './writeReleaseNotes.ts';

/** `main.ts check` of a pull request; `main.ts version` after `changeset version`, `main.ts publish` and then `main.ts models`. */
async function main(command: string | undefined, args: readonly string[]): Promise<void> {
  switch (command) {
    case 'version':
      await setVersions();
      return writeReleaseNotes();
    case 'publish':
      return publish();
    case 'pack':
      return pack(args[0] ?? 'dist/packages');
    case 'check':
      return check(args[0] ?? 'origin/main', args[1]);
    case 'models':
      await createArchives();
      return tagGoModule();
    default:
      throw new ReleaseError(
        'Usage: node tools/release/src/main.ts check [base] [built base]|version|publish|pack [folder]|models',
      );
  }
}

async function check(base: string, built: string | undefined): Promise<void> {
  const problems = await changesetProblems(base, built);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

const [command, ...args] = process.argv.slice(2);
try {
  await main(command, args);
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
