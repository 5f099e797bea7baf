/** The placeholders of a format. */
type Name = 'signature' | 'timestamp' | 'id';

export interface Found {
  /** In the order of the header. */
  readonly signatures: readonly string[];
  readonly timestamp?: string;
  readonly id?: string;
}

/** A function that takes the value of the signature apart. Parts that the format does not describe are ignored. */
export function formatReader(format: string, separator: string | undefined): (value: string) => Found {
  const patterns = (separator === undefined ? [format] : format.split(separator)).map(partPattern);
  return (value) => {
    const found: Record<Name, string[]> = { signature: [], timestamp: [], id: [] };
    for (const part of separator === undefined ? [value] : value.split(separator)) {
      const match = patterns.map((pattern) => pattern.exec(part.trim())).find((groups) => groups !== null);
      for (const [name, text] of Object.entries(match?.groups ?? {})) found[name as Name].push(text);
    }
    const [timestamp] = found.timestamp;
    const [id] = found.id;
    return { signatures: found.signature, ...(timestamp && { timestamp }), ...(id && { id }) };
  };
}

function partPattern(part: string): RegExp {
  const pieces = part.trim().split(/(\{(?:signature|timestamp|id)\})/);
  const source = pieces.map((piece) =>
    /^\{\w+\}$/.test(piece) ? `(?<${piece.slice(1, -1)}>.*)` : piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 's');
}
