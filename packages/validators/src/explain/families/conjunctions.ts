import { apply, type Family } from '../walk.ts';

/** allOf */
export const conjunctions: Family = (walk, { allOf = [] }, value, spot) => {
  allOf.forEach((node, index) => {
    apply(walk, node, value, spot, 'allOf', index);
  });
};
