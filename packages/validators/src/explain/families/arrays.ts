import { child, type Family } from '../walk.ts';

/** prefixItems, items */
export const arrays: Family = (walk, { prefixItems = [], items }, value, spot) => {
  if (!Array.isArray(value)) return;
  value.forEach((item, index) => {
    const node = prefixItems[index] ?? items;
    if (node === undefined) return;
    walk.seen?.keys.add(index);
    if (index < prefixItems.length) child(walk, index, node, item, spot, 'prefixItems', index);
    else child(walk, index, node, item, spot, 'items');
  });
};
