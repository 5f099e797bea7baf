import { hasBadges } from './badges.ts';
import type { Part } from './flatten.ts';
import type { Constraint, Member, Shape } from './shape.ts';

/** Options that say no more than a type are in the shape's type already. */
export function withoutBareOptions(shape: Shape): Shape {
  const options = shape.members.filter((member) => member.kind === 'option');
  if (options.length === 0 || !options.every(({ shape: option }) => isBare(option))) return shape;
  return {
    ...shape,
    members: shape.members.filter((member) => member.kind !== 'option'),
    facts: shape.facts.filter((fact) => fact.label !== 'options'),
  };
}

/** Says `array of string`, and lets the members of the items stand for the array where nothing gets lost by it. */
export function hoistItems(shape: Shape, parts: readonly Part[]): Shape {
  const items = shape.members.filter((member) => member.kind === 'item');
  const item = items[0];
  if (item === undefined || items.length > 1) return shape;
  const typed = { ...shape, type: arrayType(shape.type, item.shape.type) };
  const alone = parts.length > 0 && shape.members.length === 1 && shape.names.length === 0 && shape.intro === '';
  return alone && canHoist(item) ? withItem(typed, item.shape) : typed;
}

function arrayType(type: string, item: string): string {
  if (item === 'any value') return type;
  const list = item.includes(' or ') ? `array of (${item})` : `array of ${item}`;
  return type.replace(/\barray\b( or )?/, (_, or) => (or === undefined ? list : `${list}, or `));
}

function canHoist({ shape }: Member): boolean {
  if (hasBadges(shape.marks)) return false;
  return shape.members.length > 0 ? shape.facts.length === 0 : shape.description === '';
}

function withItem(shape: Shape, item: Shape): Shape {
  return {
    ...shape,
    names: item.names,
    intro: [item.description, item.intro].filter((text) => text !== '').join('\n\n'),
    facts: [...shape.facts, ...item.facts.map(ofEachItem)],
    members: item.members,
  };
}

function ofEachItem(fact: Constraint): Constraint {
  return { ...fact, label: `each item: ${fact.label}` };
}

function isBare(shape: Shape): boolean {
  return (
    shape.names.length + shape.facts.length + shape.members.length === 0 &&
    shape.description === '' &&
    !hasBadges(shape.marks)
  );
}
