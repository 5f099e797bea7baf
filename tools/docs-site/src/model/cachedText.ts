import type { GeneratedFile, TextCache } from '@hookbook/contract';

/** `inputs` are what else the text is made from. */
export type MakeText = (name: string, make: () => string, ...inputs: readonly unknown[]) => string;

/** The same for the text of a whole file, which is made when it is asked for. */
export type MakeFile = (path: string, ...text: Parameters<MakeText>) => GeneratedFile;

/** Texts that are made from what `key` identifies, and their names. */
export function cachedText(key: string, cache: TextCache): MakeText {
  const keyOf = textKey(key, cache);
  return (name, make, ...inputs) => cache.text(keyOf(name, inputs), make);
}

/** Files that are made from what `key` identifies, and their names. No cache has their texts: the written files do. */
export function keyedFile(key: string, cache: TextCache): MakeFile {
  const keyOf = textKey(key, cache);
  return (path, name, make, ...inputs) => {
    let text: string | undefined;
    return {
      path,
      ...(key !== '' && { key: keyOf(name, inputs) }),
      get text() {
        text ??= make();
        return text;
      },
    };
  };
}

/** Most texts have no further inputs, and a hash for each would take longer than finding it. */
function textKey(key: string, cache: TextCache) {
  return (name: string, inputs: readonly unknown[]): string =>
    inputs.length === 0 ? `${key} ${name}` : cache.key(key, name, ...inputs);
}
