import { namesOf, providerNamed } from '../catalogue/find.ts';
import type { Provider } from '../catalogue/provider.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Secret, Secrets } from '../secrets/secrets.ts';
import type { CliContext } from './cliContext.ts';
import { readFileArgument } from './readFileArgument.ts';

/** Options from which secrets come. Each may begin with the name of a provider and an equals sign. */
export interface SecretFlags {
  readonly secret?: readonly string[] | undefined;
  readonly file?: readonly string[] | undefined;
}

/** The secrets of the command line, else that of the environment. Undefined if there are none. */
export async function readSecrets(
  { secret = [], file = [] }: SecretFlags,
  context: CliContext,
): Promise<Secrets | undefined> {
  const given = secret.map((text) => ownerAndText(text, context.catalogue));
  const read = file.map(async (text) => {
    const { owner, text: path } = ownerAndText(text, context.catalogue);
    return { owner, text: await secretIn(path, context) };
  });
  const all = [...given, ...(await Promise.all(read))];
  if (all.length === 0) return context.env.HOOKBOOK_SECRET;
  const textsOf = (name: string | undefined) => all.flatMap(({ owner, text }) => (owner === name ? [text] : []));
  if (all.every(({ owner }) => owner === undefined)) return textsOf(undefined);
  const entries = context.catalogue.map(({ name }): [string, Secret] => {
    const own = textsOf(name);
    return [name, own.length > 0 ? own : textsOf(undefined)];
  });
  return Object.fromEntries(entries.filter(([, texts]) => texts.length > 0));
}

/** A secret may contain an equals sign itself. */
function ownerAndText(text: string, catalogue: readonly Provider[]) {
  const name = catalogue.flatMap(namesOf).find((known) => text.startsWith(`${known}=`));
  const provider = name === undefined ? undefined : providerNamed(catalogue, name);
  if (name === undefined || !provider) {
    rejectMisspeltOwner(text, catalogue);
    return { owner: undefined, text };
  }
  return { owner: provider.name, text: text.slice(name.length + 1) };
}

function rejectMisspeltOwner(text: string, catalogue: readonly Provider[]): void {
  const [, name = ''] = /^([\w-]+)=./.exec(text) ?? [];
  const suggestions =
    name === ''
      ? []
      : suggest(
          name,
          catalogue.map((provider) => provider.name),
        );
  if (suggestions.length === 0) return;
  throw new UsageError({
    code: 'unknown-provider',
    message: `Unknown provider "${name}" before a secret.`,
    where: '--secret',
    fix: 'Correct the name. If the secret itself begins like this, pass it in a file with --secret-file.',
    suggestions,
  });
}

/** Editors add a line break at the end of a file. */
async function secretIn(path: string, context: CliContext): Promise<string> {
  const bytes = await readFileArgument(path, context);
  return Buffer.from(bytes)
    .toString()
    .replace(/\r?\n$/, '');
}
