import { readFileSync } from 'node:fs';

/** Creates a function that reads the text of a file, and reads each file only once. Undefined if it cannot be read. */
export function textReader(): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, read(file));
    return texts.get(file);
  };
}

function read(file: string): string | undefined {
  try {
    return new TextDecoder().decode(readFileSync(file));
  } catch {
    return undefined;
  }
}
