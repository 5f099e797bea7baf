import { partAnchor, propertyAnchor } from '../model/shape/anchor.ts';

/**
 * The id that a field most likely has: properties and items only. The script computes the same, so that the data names
 * the other ids only.
 */
export function pathAnchor(path: string, root: string): string {
  const steps = path === '' ? [] : path.split('.');
  return steps.reduce(
    (parent, step) => {
      const [, name = '', items = ''] = /^(.*?)((?:\[\])*)$/s.exec(step) ?? [];
      const property = name === '' ? parent : propertyAnchor(parent, name);
      return Array.from({ length: items.length / 2 }).reduce<typeof parent>(
        (anchor) => partAnchor(anchor, 'items'),
        property,
      );
    },
    { path: '', id: root },
  ).id;
}
