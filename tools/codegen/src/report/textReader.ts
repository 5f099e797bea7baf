import { readFileSync } from 'node:fs';

/** Reads the text of files for code frames, each once. */
export function textReader(): (file: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, read(file));
    return known.get(file);
  };
}

function read(file: string): string | undefined {
  try {
    return new TextDecoder().decode(readFileSync(file));
  } catch {
    return undefined;
  }
}
