/** The text of a JSON file that people read. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A member of a JSON object: its name and its value as JSON. */
export type MemberText = readonly [name: string, json: string];

/** The text of a JSON file about many events, which would be twice as large with indentation. */
export function compactText(members: readonly MemberText[]): string {
  return `${objectJson(members)}\n`;
}

/** The members of an object. Those without a value are left out. */
export function memberTexts(value: object): readonly MemberText[] {
  return Object.entries(value).flatMap(([name, member]) => {
    const json: string | undefined = JSON.stringify(member);
    return json === undefined ? [] : [[name, json] as const];
  });
}

/** An object as JSON. An object has its members in an order of its own, and the last one of a name. */
export function objectJson(members: readonly MemberText[]): string {
  const texts = Object.entries(Object.fromEntries(members)).map(([name, json]) => `${JSON.stringify(name)}:${json}`);
  return `{${texts.join(',')}}`;
}
