/**
 * Pairs of which `hookbook diff` says something else than their label, by group and name, each with the reason. They are not
 * run. Remove a pair from here when it is decided right: the tests then run it. No break is missed, and none is claimed that is
 * none.
 */
export const DISAGREEMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  /** The verdict is right, and the name of the rule is another one. */
  names: {
    'unions/a list as a variant': 'the reverse says `type-changed` of the items; a variant is gone',
    'text/one of two patterns': 'says `pattern-changed`; one of two patterns is gone',
    'arrays/a list for an object or a list': 'says `field-removed` of the items besides, which may be anything',
    'unevaluated/fractions in a variant of a closed object':
      'says `variant-added` besides: objects of both variants are a case of their own',
  },
};
