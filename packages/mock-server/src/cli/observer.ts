import { countIn, type Observer } from '../certify/effects.ts';
import { errorCode, errorMessage } from '../errors/errorCode.ts';
import { UsageError } from '../errors/usageError.ts';
import type { CliContext } from './cliContext.ts';

/** Where effects are seen, as `--observe` or `--observe-command` says; undefined without both. */
export function observerFromFlags(
  place: string | undefined,
  command: string | undefined,
  context: CliContext,
): Observer | undefined {
  if (place !== undefined && command !== undefined)
    throw new UsageError({
      code: 'two-observers',
      message: '`--observe` cannot be combined with `--observe-command`.',
      where: '--observe-command',
      fix: 'Remove one of them.',
    });
  if (command !== undefined) return commandObserver(command, context);
  if (place === undefined) return undefined;
  if (!/^https?:/.test(place)) return fileObserver(place, context);
  if (place.includes('{id}')) return urlObserver(place);
  throw new UsageError({
    code: 'invalid-observer',
    message: `${place} is the same for every event.`,
    where: '--observe',
    fix: 'Write {id} where the id of the event belongs, such as http://localhost:3000/effects/{id}.',
  });
}

function fileObserver(file: string, { readBytes }: CliContext): Observer {
  const read = async () => {
    try {
      return await readBytes(file);
    } catch (error) {
      // The receiver creates it with the first effect.
      if (errorCode(error) === 'ENOENT') return Buffer.alloc(0);
      throw new UsageError({
        code: 'invalid-observer',
        message: `Cannot read ${file}: ${errorMessage(error)}`,
        where: '--observe',
        fix: 'Pass the file in which the receiver writes a line for each effect.',
      });
    }
  };
  return async (id) => countIn(Buffer.from(await read()).toString(), id);
}

function urlObserver(url: string): Observer {
  return async (id) => {
    const response = await fetch(url.replaceAll('{id}', encodeURIComponent(id)));
    const text = await response.text();
    const count = response.ok ? countOf(text) : undefined;
    if (count !== undefined) return count;
    throw noNumber(url, '--observe', 'Respond with the number of effects of the event, as text.');
  };
}

/** The id is in the environment: in the command, a shell would read it. */
function commandObserver(command: string, { commandOutput }: CliContext): Observer {
  return async (id) => {
    const count = countOf(await commandOutput(command, { EVENT_ID: id }));
    if (count !== undefined) return count;
    throw noNumber(command, '--observe-command', 'Print the number of effects of the event whose id is in EVENT_ID.');
  };
}

function countOf(text: string): number | undefined {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;
}

function noNumber(observer: string, where: string, fix: string): UsageError {
  return new UsageError({ code: 'invalid-observer', message: `${observer} did not return a number.`, where, fix });
}
