import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export interface EventFile {
  readonly provider: string;
  readonly type: string;
  /** Paths are relative to `specs/`. */
  readonly file: string;
  readonly payload: object;
  readonly examples: readonly ExampleFile[];
}

export interface ExampleFile {
  readonly name: string;
  readonly origin: string;
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

export const specs: string = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The channel files of the root document by provider. */
export function channelFiles(): Readonly<Record<string, string>> {
  const root = readYaml<{ channels: Record<string, Reference> }>('asyncapi.yaml');
  return Object.fromEntries(Object.entries(root.channels).map(([name, { $ref }]) => [name, posix.normalize($ref)]));
}

/** Every message of every channel, read straight from its file. */
export function eventFiles(): readonly EventFile[] {
  return Object.entries(channelFiles()).flatMap(([provider, channelFile]) => {
    const channel = readYaml<{ messages: Record<string, Reference> }>(channelFile);
    return Object.entries(channel.messages).map(([type, { $ref }]) => {
      return eventFile({ provider, type, file: posix.join(posix.dirname(channelFile), $ref) });
    });
  });
}

function eventFile({ provider, type, file }: { provider: string; type: string; file: string }): EventFile {
  const message = readYaml<Message>(file);
  const examples = (message.examples ?? []).map(({ name, payload }) => {
    const path = posix.join(posix.dirname(file), payload.$ref);
    const origin = message['x-example-origin']?.[name] ?? 'hookbook';
    return { name, origin, file: path, value: readJson(path) };
  });
  return { provider, type, file, payload: message.payload, examples };
}

export function readYaml<T>(file: string): T {
  return parse(readFileSync(join(specs, file), 'utf8')) as T;
}

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(specs, file), 'utf8'));
}

/** Files under a folder of `specs/`, as paths relative to `specs/`, in one order everywhere. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(specs, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.join(folder, posix.relative(toPosix(join(specs, folder)), toPosix(entry.parentPath)), entry.name),
    )
    .sort();
}

function toPosix(path: string): string {
  return path.replaceAll('\\', '/');
}
