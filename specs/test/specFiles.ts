import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** A message as written in its file. */
export interface EventFile {
  readonly provider: string;
  readonly type: string;
  /** Relative to `specs/`. */
  readonly file: string;
  readonly payload: object;
  readonly examples: readonly ExampleFile[];
}

export interface ExampleFile {
  readonly name: string;
  readonly origin: string;
  /** Relative to `specs/`. */
  readonly file: string;
  readonly value: unknown;
}

interface Reference {
  readonly $ref: string;
}

interface Message {
  readonly name: string;
  readonly payload: object;
  readonly examples?: readonly { readonly name: string; readonly payload: Reference }[];
  readonly 'x-example-origin'?: Readonly<Record<string, string>>;
}

/** The absolute path of `specs/`. */
export const SPECS: string = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The channel file of each provider, from the root document. */
export function channelFiles(): Readonly<Record<string, string>> {
  const root = readYaml<{ channels: Record<string, Reference> }>('asyncapi.yaml');
  return Object.fromEntries(Object.entries(root.channels).map(([name, { $ref }]) => [name, posix.normalize($ref)]));
}

/** Reads every message of every channel from its file. */
export function eventFiles(): readonly EventFile[] {
  return Object.entries(channelFiles()).flatMap(([provider, channelFile]) => {
    const channel = readYaml<{ messages: Record<string, Reference> }>(channelFile);
    return Object.entries(channel.messages).map(([type, { $ref }]) => {
      return readEventFile({ provider, type, file: posix.join(posix.dirname(channelFile), $ref) });
    });
  });
}

function readEventFile({ provider, type, file }: { provider: string; type: string; file: string }): EventFile {
  const message = readYaml<Message>(file);
  const examples = (message.examples ?? []).map(({ name, payload }) => {
    const path = posix.join(posix.dirname(file), payload.$ref);
    const origin = message['x-example-origin']?.[name] ?? 'hookbook';
    return { name, origin, file: path, value: readJson(path) };
  });
  return { provider, type, file, payload: message.payload, examples };
}

/** Reads a YAML file of `specs/` as a `T`, without checking it. */
export function readYaml<T>(file: string): T {
  return parse(readFileSync(join(SPECS, file), 'utf8')) as T;
}

/** Reads a JSON file of `specs/`. */
export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(SPECS, file), 'utf8'));
}

/** Lists the files under a folder of `specs/`, as sorted paths relative to `specs/`. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(SPECS, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.join(folder, posix.relative(toPosix(join(SPECS, folder)), toPosix(entry.parentPath)), entry.name),
    )
    .sort();
}

function toPosix(path: string): string {
  return path.replaceAll('\\', '/');
}
