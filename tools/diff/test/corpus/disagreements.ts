/**
 * Pairs of which `hookbook diff` says something else than their label, by group and name, each with the reason. They are not
 * run. Remove a pair from here when it is decided right: the tests then run it.
 */
export const DISAGREEMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  /** Breaks that are missed. */
  missed: {
    'unevaluated/a member of a dependency':
      '`unevaluatedProperties` is parted from what evaluates members beside it: `dependentSchemas`, `then`',
    'unevaluated/a member of a result':
      '`unevaluatedProperties` is parted from what evaluates members beside it: `dependentSchemas`, `then`',
    'unevaluated/a number of members of a pattern':
      '`checkCounts` does not count members that match `patternProperties`',
    'unevaluated/members of a narrower pattern':
      '`othersOf` is `never` for a closed object, though its `patternProperties` still allow names',
  },
  /** Breaks that are none, with a witness that proves nothing. */
  falseAlarms: {
    'recursion/JSON': 'the witness in a member is `undefined`, which is no JSON; takes 17 s at the root',
  },
  /** Neither proven nor shown, in one direction or in both. */
  undecided: {
    'bounds/more of an item': 'no witness with two items that match `contains`',
    'text/no lookbehind': 'a lookbehind stops the comparison of patterns, and no candidate ends with a full stop',
    'objects/a bound under a condition':
      'no witness for which a condition holds and its result does not; the narrower side is not proven either',
    'objects/the other result':
      'no witness for which a condition holds and its result does not; the narrower side is not proven either',
    'objects/a condition for more':
      'no witness for which a condition holds and its result does not; the narrower side is not proven either',
    'unevaluated/fractions in a variant of a closed object':
      'variants are not compared with the `unevaluatedProperties` beside them',
    'arrays/items behind a tuple': 'no witness behind the named items in a member',
    'arrays/any items behind a tuple': 'no witness behind the named items in a member',
    'presence/at least one member of one': 'an object with as many members as it may have has all of them',
    'presence/both of two members': 'an object with as many members as it may have has all of them',
    'presence/no more members than are required': 'an object that may only have its required members is closed',
    'types/whole numbers or the others': 'a union of a type and its complement is not seen as the type',
    'types/an exclusion of all others': 'two exclusions are not removed',
    'values/exclusions in parts': 'exclusions are only compared if they are equal; one that includes another is not',
    'values/an object of constants': 'the only value is not seen',
    'bounds/the minimum of multiples': 'the first multiple within a bound is not the bound',
    'bounds/steps in two parts': 'steps of several parts are not combined (least common multiple)',
    'bounds/a step of whole numbers': 'steps of several parts are not combined (least common multiple)',
    'bounds/unique items that are constant': 'how many different items there are is not counted',
    'bounds/no more unique truths than there are': 'how many different items there are is not counted',
    'bounds/unique items that differ': 'how many different items there are is not counted',
    'bounds/a length that a pattern implies': 'a pattern does not imply lengths, nor lengths a pattern',
    'bounds/ranges that overlap': 'branches are not merged to a range',
    'bounds/a bound as an exclusion': 'an exclusion of numbers is not turned into a bound',
    'text/a length for a pattern': 'a pattern does not imply lengths, nor lengths a pattern',
    'text/no lookahead': 'lookaheads are beyond automata',
    'text/a pattern for a format': 'a format does not imply a pattern',
    'text/one text': 'a pattern of few texts is not seen as an enum',
    'text/a list of texts': 'a pattern of few texts is not seen as an enum',
    'text/a length that is longer': 'a pattern does not imply lengths, nor lengths a pattern',
    'text/a length of a class': 'a pattern does not imply lengths, nor lengths a pattern',
    'text/a length that contradicts': 'a pattern does not imply lengths, nor lengths a pattern',
    'text/patterns in parts': 'the patterns of several parts are compared one by one, not their intersection',
    'text/patterns that contradict': 'the patterns of several parts are compared one by one, not their intersection',
    'text/patterns as branches': 'the union of patterns and the complement of one are not compared',
    'text/a pattern as an exclusion': 'the union of patterns and the complement of one are not compared',
    'text/a lookahead that holds': 'lookaheads are beyond automata',
    'objects/one of two results':
      'no witness for which a condition holds and its result does not; the narrower side is not proven either',
    'objects/closed by variants': '`unevaluatedProperties` is not seen as `additionalProperties` of what is beside it',
    'objects/names that are a list': '`propertyNames` that are listed, or a pattern, are not seen as a closed object',
    'objects/names of a pattern, with values':
      '`propertyNames` that are listed, or a pattern, are not seen as a closed object',
    'objects/no names': '`propertyNames` that are listed, or a pattern, are not seen as a closed object',
    'objects/a pattern of all names': 'a pattern of all names is not seen as `additionalProperties`',
    'objects/a member that is excluded': '`not: { required }` is not seen as a member that never is there',
    'objects/a dependency as a schema': 'the ways to spell a dependency are not compared with each other',
    'objects/a dependency as a condition': 'the ways to spell a dependency are not compared with each other',
    'objects/a dependency as a union': 'the ways to spell a dependency are not compared with each other',
    'objects/a dependency as an exclusion': 'the ways to spell a dependency are not compared with each other',
    'objects/a condition as a union': 'a condition is not compared with the union that it is',
    'objects/a condition with its results exchanged': 'a condition is not compared with the union that it is',
    'objects/a condition that always holds':
      'a condition that always holds, or never, adds nothing to what is required',
    'objects/a condition that never holds': 'a condition that always holds, or never, adds nothing to what is required',
    'objects/a condition about what is required':
      'a condition that always holds, or never, adds nothing to what is required',
    'objects/an exclusion of what is impossible': 'an exclusion that no value matches is not ignored',
    'arrays/an item that is there, of a list': '`contains` of less does not imply `contains` of more',
    'arrays/an item that is never there': '`not: { contains }`, `maxContains: 0` and `items: { not }` are the same',
    'arrays/an exclusion of an item': '`not: { contains }`, `maxContains: 0` and `items: { not }` are the same',
    'arrays/items besides the one that is there': '`unevaluatedItems` is not seen as `items` of what is beside it',
    'arrays/lists with and without items': 'a split by the number of items is not seen',
    'unions/a variant of a closed union':
      'fewer branches of a `oneOf`: not proven to be disjoint with the branch that is gone',
    'unions/variants merged by the type of a member': 'a variant with an enum is not split by its members',
    'unions/variants merged by a member that is there or not': 'a variant with an enum is not split by its members',
    'unions/a variant twice in oneOf': 'the same branch twice in `oneOf` matches nothing',
    'unions/a variant whose required member is impossible': 'a branch that nothing matches does not count',
    'unions/a union of conditions': 'a condition is not compared with the union that it is',
    'unions/oneOf of variants that overlap': '`oneOf` is not seen as the branches without the others',
    'unions/exclusions of both': 'exclusions are only compared if they are equal; one that includes another is not',
    'recursion/a required member of a list':
      'the recursive branch is compared in a union again, so that its failures are told as a new variant',
    'recursion/a member of a list':
      'the recursive branch is compared in a union again, so that its failures are told as a new variant',
    'recursion/JSON without null': 'a union with a recursive branch is compared branch by branch, not by types',
    'recursion/a list that never ends': 'a schema that is impossible because it never ends is not seen as `false`',
    'unevaluated/a variant of a closed object':
      'variants are not compared with the `unevaluatedProperties` beside them',
    'unevaluated/an item that is in no list': '`unevaluatedItems` is not seen to allow only what `items` allows',
  },
  /** The verdict is right, and the name of the rule is another one. */
  names: {
    'unions/a list as a variant': 'the reverse says `type-changed` of the items; a variant is gone',
    'presence/another member with another type': 'says `field-renamed`, though the types differ',
    'values/no constant truth': 'says `const-changed`; members are added to an enum',
    'bounds/fewer of an item': 'says `contains-dropped`; `minContains` is a bound',
    'text/one of two patterns': 'says `pattern-changed`; one of two patterns is gone',
    'arrays/a list for an object or a list': 'says `variant-added`; the items of a branch are wider',
    'unions/a tag with another value': 'says `variant-added`; a variant allows more',
    'unions/a variant without a tag with fractions': 'says `variant-added`; a variant allows more',
    'values/no enum and no type': 'says `type-widened` besides',
  },
};
