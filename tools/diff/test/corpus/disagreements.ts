/**
 * Pairs of which `hookbook diff` says something else than their label, by group and name, each with the reason. They are not
 * run. Remove a pair from here when it is decided right: the tests then run it. No break is missed, and none is claimed that is
 * none.
 */
export const DISAGREEMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  /** Neither proven nor shown, in one direction or in both. */
  undecided: {
    'objects/closed by variants': '`unevaluatedProperties` is not seen as `additionalProperties` of what is beside it',
    'arrays/items besides the one that is there': '`unevaluatedItems` is not seen as `items` of what is beside it',
    'unevaluated/fractions in a variant of a closed object':
      'variants are not compared with the `unevaluatedProperties` beside them',
    'unevaluated/a variant of a closed object':
      'variants are not compared with the `unevaluatedProperties` beside them',
    'unevaluated/a member of a dependency':
      '`unevaluatedProperties` is parted from what evaluates members beside it: `dependentSchemas`, `then`',
    'unevaluated/a member of a result':
      '`unevaluatedProperties` is parted from what evaluates members beside it: `dependentSchemas`, `then`',
    'unevaluated/an item that is in no list': '`unevaluatedItems` is not seen to allow only what `items` allows',
  },
  /** The verdict is right, and the name of the rule is another one. */
  names: {
    'unions/a list as a variant': 'the reverse says `type-changed` of the items; a variant is gone',
    'text/one of two patterns': 'says `pattern-changed`; one of two patterns is gone',
    'arrays/a list for an object or a list': 'says `field-removed` of the items besides, which may be anything',
  },
};
