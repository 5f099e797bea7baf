/** The preferred name or, if it is taken, the first free one with a number: `User2`. */
export function uniqueName(preferred: string, isTaken: (name: string) => boolean, separator = ''): string {
  let name = preferred;
  for (let count = 2; isTaken(name); count++) name = `${preferred}${separator}${count}`;
  return name;
}
