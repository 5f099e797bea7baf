/** Whether the objects in a JSON value have that many members in all, and none whose key could change a prototype. */
export function hasMembers(value: unknown, count: number | undefined): boolean {
  let found = 0;
  // A list and no recursion, as the depth may be anything.
  const items = [value];
  for (const item of items) {
    if (typeof item !== 'object' || !item) continue;
    const members = Object.values(item);
    if (!Array.isArray(item)) {
      if (Object.hasOwn(item, '__proto__') || Object.hasOwn(item, 'constructor')) return false;
      found += members.length;
    }
    for (const member of members) if (typeof member === 'object') items.push(member);
  }
  return found === count;
}
