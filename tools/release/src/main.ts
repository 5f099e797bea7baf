import { changesetProblems } from './checkChangesets.ts';
import { createArchives } from './createArchives.ts';
import { approve, pack, publish } from './publish.ts';
import { ReleaseError } from './releaseError.ts';
import { setVersions } from './setVersions.ts';
import { tagGoModule } from './tagGoModule.ts';
import { writeReleaseNotes } from './writeReleaseNotes.ts';

/**
 * `main.ts check` of a pull request; `main.ts version` after `changeset version`; `main.ts publish`, and `main.ts approve` if the
 * registry asks for that.
 */
async function main(command: string | undefined, args: readonly string[]): Promise<void> {
  switch (command) {
    case 'version':
      await setVersions();
      return writeReleaseNotes();
    case 'publish':
      if ((await publish()) === 'released') await releaseModels();
      return;
    case 'approve':
      await approve();
      return releaseModels();
    case 'pack':
      return pack(args[0] ?? 'dist/packages');
    case 'check':
      return check(args[0], args[1]);
    case 'models':
      return releaseModels();
    default:
      throw new ReleaseError(
        'Usage: node tools/release/src/main.ts check [base] [built base]|version|publish|approve|pack [folder]|models',
      );
  }
}

/** The models of other languages, as archives. Go finds the version of its module by a tag. */
async function releaseModels(): Promise<void> {
  await createArchives();
  await tagGoModule();
}

async function check(base: string | undefined, built: string | undefined): Promise<void> {
  const problems = await changesetProblems(base, built);
  if (problems.length === 0) return console.log('The changesets cover what this branch changes.');
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
}

const [command, ...args] = process.argv.slice(2);
try {
  await main(command, args);
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
