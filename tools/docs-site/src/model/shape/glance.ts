import type { Member, Shape } from './shape.ts';

const COUNT = 8;

/** The first fields of a payload: those of the event's own data, then those of the envelope. */
export function glance({ members }: Shape, data: readonly string[]) {
  const own = membersAt(members, data);
  const all = [...own, ...members.filter((member) => !own.includes(member))].filter(isField);
  const outer = new Set(data.map((_, index) => data.slice(0, index + 1).join('.')));
  const fields = all.filter(({ path }) => !outer.has(path));
  return { first: fields.slice(0, COUNT), others: Math.max(0, fields.length - COUNT) };
}

/** The members of what is at a path. */
function membersAt(members: readonly Member[], [name, ...rest]: readonly string[]): readonly Member[] {
  if (name === undefined) return members;
  const found = members.find((member) => member.kind === 'property' && member.label === name);
  return found ? membersAt(found.shape.members, rest) : [];
}

function isField({ kind }: Member): boolean {
  return kind === 'property';
}
