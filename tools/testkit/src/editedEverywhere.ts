type Path = readonly (string | number)[];

/** Plain data with each of its values edited in turn: a text gets longer, a number larger, `true` becomes `false`, a member is removed. */
export function* editedEverywhere<T>(data: T): Generator<readonly [place: string, edited: T]> {
  for (const [path, value] of leavesOf(data)) {
    const edited = structuredClone(data);
    setAt(edited, path, editOf(value));
    yield [path.join('/'), edited];
  }
}

function* leavesOf(value: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
  if (typeof value !== 'object' || value === null) {
    yield [path, value];
    return;
  }
  for (const [key, inner] of Object.entries(value))
    yield* leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

function editOf(value: unknown): unknown {
  if (typeof value === 'string') return `${value}X`;
  if (typeof value === 'number') return value + 1;
  return value === true ? false : undefined;
}

function setAt(data: unknown, path: Path, value: unknown): void {
  const parents = path.slice(0, -1).reduce((parent, key) => (parent as Record<string | number, unknown>)[key], data);
  const [key = ''] = path.slice(-1);
  if (value === undefined) delete (parents as Record<string | number, unknown>)[key];
  else (parents as Record<string | number, unknown>)[key] = value;
}
