/**
 * Pairs of which `hookbook diff` says something else than their label, by group and name, each with the reason. They are not
 * run. Remove a pair from here when it is decided right: the tests then run it.
 */
export const DISAGREEMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  /** Breaks that are missed. */
  missed: {
    'objects/names of a pattern':
      '`othersOf` is `never` for a closed object, though its `patternProperties` still allow names',
    'objects/names of a wider pattern':
      '`othersOf` is `never` for a closed object, though its `patternProperties` still allow names',
    'objects/a part of a closed object':
      '`unevaluatedProperties` is parted from the `allOf` beside it, so that every member counts as impossible',
    'arrays/a tuple of a part':
      '`unevaluatedItems` is parted from the `allOf` beside it, so that every item counts as impossible',
    'unevaluated/fractions in a part of a closed object':
      '`unevaluatedProperties` is parted from the `allOf` beside it, so that every member counts as impossible',
    'unevaluated/null in a part of two':
      '`unevaluatedProperties` is parted from the `allOf` beside it, so that every member counts as impossible',
    'unevaluated/an enum in a shape of a closed object':
      '`unevaluatedProperties` is parted from the `allOf` beside it, so that every member counts as impossible',
    'unevaluated/a member of a dependency':
      '`unevaluatedProperties` is parted from what evaluates members beside it: `dependentSchemas`, `then`',
    'unevaluated/a member of a result':
      '`unevaluatedProperties` is parted from what evaluates members beside it: `dependentSchemas`, `then`',
    'unevaluated/a map that nothing closes':
      '`unevaluatedProperties` is parted from the `allOf` beside it, so that every member counts as impossible',
    'unevaluated/an item in a part of a closed tuple':
      '`unevaluatedItems` is parted from the `allOf` beside it, so that every item counts as impossible',
    'unevaluated/an item behind the second': '`checkContains` looks at the first two items only',
    'unevaluated/a number of members of a pattern':
      '`checkCounts` does not count members that match `patternProperties`',
    'unevaluated/a length of names of a pattern': '`checkNames` ignores names that match `patternProperties`',
    'unevaluated/members of a pattern besides others':
      'members that match `patternProperties` of the new schema are not compared with `additionalProperties` of the old one',
    'unevaluated/members of a narrower pattern':
      '`othersOf` is `never` for a closed object, though its `patternProperties` still allow names',
    'unevaluated/members of two patterns':
      '`othersOf` is `never` for a closed object, though its `patternProperties` still allow names',
    'unevaluated/a closed object that is listed':
      'a list of values is filtered by `unevaluatedProperties` without the `allOf` beside it',
    'unevaluated/an item that nothing named': 'items that `contains` evaluates are not those of `unevaluatedItems`',
  },
  /** Breaks that are none, with a witness that proves nothing. */
  falseAlarms: {
    'types/every type':
      'the witness is `{"data":{"value":undefined}}`, which is no JSON; all types together are not seen as `true`',
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
    'arrays/items that no part names': 'no witness behind the named items in a member',
    'unevaluated/fractions in a variant of a closed object':
      'variants are not compared with the `unevaluatedProperties` beside them',
    'objects/what no part names': 'no witness with a further member in a member',
    'arrays/items behind a tuple': 'no witness behind the named items in a member',
    'arrays/any items behind a tuple': 'no witness behind the named items in a member',
    'presence/at least one member of one': 'an object with as many members as it may have has all of them',
    'presence/both of two members': 'an object with as many members as it may have has all of them',
    'presence/no more members than are required': 'an object that may only have its required members is closed',
    'types/no value, as not': '`not: {}` is not seen as `false`',
    'types/multiples of 1': 'steps of 1 are not seen as whole numbers',
    'types/whole numbers or the others': 'a union of a type and its complement is not seen as the type',
    'types/false as an exclusion': '`not: {}` is not seen as `false`',
    'types/an exclusion of all others': 'two exclusions are not removed',
    'values/one of two exclusions': 'exclusions are only compared if they are equal; one that includes another is not',
    'values/an exclusion of a pattern':
      'exclusions are only compared if they are equal; one that includes another is not',
    'values/whole numbers between bounds': 'few whole numbers between bounds are not listed',
    'values/one whole number': 'few whole numbers between bounds are not listed',
    'values/the empty text': 'the only value is not seen',
    'values/the empty list': 'the only value is not seen',
    'values/the empty object': 'the only value is not seen',
    'values/exclusions in parts': 'exclusions are only compared if they are equal; one that includes another is not',
    'values/exclusions in anyOf': 'exclusions are only compared if they are equal; one that includes another is not',
    'values/an object of constants': 'the only value is not seen',
    'bounds/the minimum of multiples': 'the first multiple within a bound is not the bound',
    'bounds/steps in two parts': 'steps of several parts are not combined (least common multiple)',
    'bounds/a step of whole numbers': 'steps of several parts are not combined (least common multiple)',
    'bounds/bounds that contradict each other': 'bounds that contradict each other are not seen as `false`',
    'bounds/bounds without a whole number between them': 'bounds that contradict each other are not seen as `false`',
    'bounds/lengths that contradict each other': 'bounds that contradict each other are not seen as `false`',
    'bounds/items that are implied': '`contains` does not imply `minItems`',
    'bounds/more items that are implied': '`contains` does not imply `minItems`',
    'bounds/unique items that are constant': 'how many different items there are is not counted',
    'bounds/no more unique truths than there are': 'how many different items there are is not counted',
    'bounds/unique items that differ': 'how many different items there are is not counted',
    'bounds/a length that a pattern implies': 'a pattern does not imply lengths, nor lengths a pattern',
    'bounds/ranges side by side': 'branches are not merged to a range',
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
    'objects/closed by parts': '`unevaluatedProperties` is not seen as `additionalProperties` of what is beside it',
    'objects/closed by a shape': '`unevaluatedProperties` is not seen as `additionalProperties` of what is beside it',
    'objects/closed by variants': '`unevaluatedProperties` is not seen as `additionalProperties` of what is beside it',
    'objects/names that are a list': '`propertyNames` that are listed, or a pattern, are not seen as a closed object',
    'objects/names of a pattern, with values':
      '`propertyNames` that are listed, or a pattern, are not seen as a closed object',
    'objects/no names': '`propertyNames` that are listed, or a pattern, are not seen as a closed object',
    'objects/a pattern of all names': 'a pattern of all names is not seen as `additionalProperties`',
    'objects/nothing closed': 'a closed object without properties is not seen as one with `maxProperties: 0`',
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
    'arrays/a tuple of parts': '`unevaluatedItems` is not seen as `items` of what is beside it',
    'arrays/an item of any kind': '`contains` does not imply `minItems`',
    'arrays/two items of any kind': '`contains` does not imply `minItems`',
    'arrays/an item that is never there': '`not: { contains }`, `maxContains: 0` and `items: { not }` are the same',
    'arrays/an exclusion of an item': '`not: { contains }`, `maxContains: 0` and `items: { not }` are the same',
    'arrays/the item that all are': '`minItems` and items that all match do not imply `contains`, or the reverse',
    'arrays/items besides the one that is there': '`unevaluatedItems` is not seen as `items` of what is beside it',
    'arrays/lists with and without items': 'a split by the number of items is not seen',
    'unions/a variant of a closed union':
      'fewer branches of a `oneOf`: not proven to be disjoint with the branch that is gone',
    'unions/a variant with a tag inside':
      'fewer branches of a `oneOf`: not proven to be disjoint with the branch that is gone',
    'unions/a variant in two': 'a variant with an enum is not split by its members',
    'unions/variants merged exactly': 'a variant with an enum is not split by its members',
    'unions/variants merged by the type of a member': 'a variant with an enum is not split by its members',
    'unions/variants merged by a member that is there or not': 'a variant with an enum is not split by its members',
    'unions/a variant twice in oneOf': 'the same branch twice in `oneOf` matches nothing',
    'unions/a variant whose required member is impossible': 'a branch that nothing matches does not count',
    'unions/a union of conditions': 'a condition is not compared with the union that it is',
    'unions/variants of true and false': 'a variant with an enum is not split by its members',
    'unions/oneOf of variants that overlap': '`oneOf` is not seen as the branches without the others',
    'unions/exclusions of both': 'exclusions are only compared if they are equal; one that includes another is not',
    'recursion/a required member of a list':
      'the recursive branch is compared in a union again, so that its failures are told as a new variant',
    'recursion/a member of a list':
      'the recursive branch is compared in a union again, so that its failures are told as a new variant',
    'recursion/JSON without null': 'a union with a recursive branch is compared branch by branch, not by types',
    'recursion/a list that never ends': 'a schema that is impossible because it never ends is not seen as `false`',
    'recursion/a closed tree by parts':
      '`unevaluatedProperties` is not seen as `additionalProperties` of what is beside it',
    'unevaluated/a variant of a closed object':
      'variants are not compared with the `unevaluatedProperties` beside them',
    'unevaluated/an item that is in no list': '`unevaluatedItems` is not seen to allow only what `items` allows',
    'unevaluated/a map that closing does not change':
      'closing a map changes nothing, because `additionalProperties` of a part evaluates every member',
  },
  /** The verdict is right, and the name of the rule is another one. */
  names: {
    'presence/required where null is allowed':
      'a change in the only object branch is named as a variant, though the other branch is null',
    'presence/another member with another type': 'says `field-renamed`, though the types differ',
    'types/null as anyOf': 'null as a new branch is `null-added`, as it is in a list of types',
    'types/null as oneOf': 'null as a new branch is `null-added`, as it is in a list of types',
    'types/null as a constant': 'null as a new branch is `null-added`, as it is in a list of types',
    'types/null as an enum': 'null as a new branch is `null-added`, as it is in a list of types',
    'types/null beside a shape': 'null as a new branch is `null-added`, as it is in a list of types',
    'types/null beside an object': 'null as a new branch is `null-added`, as it is in a list of types',
    'types/null beside a constant': 'null as a new branch is `null-added`, as it is in a list of types',
    'types/null beside a union': 'null as a new branch is `null-added`, as it is in a list of types',
    'types/null far inside': 'null as a new branch is `null-added`, as it is in a list of types',
    'types/one or several': 'a branch of a further type is `type-widened`, not `type-changed`',
    'types/an object or its ID': 'a branch of a further type is `type-widened`, not `type-changed`',
    'types/a third type in a list': 'says `union-merged`; a union of plain types is a list of types',
    'values/an object in an enum': 'says `const-changed`; members are added to an enum',
    'values/a constant as a branch': 'says `union-merged` for a union of constants, which is an enum',
    'values/a constant in the place of a branch': 'says `union-merged` for a union of constants, which is an enum',
    'values/no constant truth': 'says `const-changed`; members are added to an enum',
    'bounds/fewer of an item': 'says `contains-dropped`; `minContains` is a bound',
    'text/one of two patterns': 'says `pattern-changed`; one of two patterns is gone',
    'arrays/a list for an object or a list': 'says `variant-added`; the items of a branch are wider',
    'unions/null as a variant': 'null as a new branch is `null-added`, as it is in a list of types',
    'unions/a tag with another value': 'says `variant-added`; a variant allows more',
    'unions/a variant without a tag with fractions': 'says `variant-added`; a variant allows more',
    'types/no type of an object':
      'says `field-removed` besides, of members of a value of which nothing is said any more',
    'types/a member of which nothing is said':
      'says `field-removed` besides, of members of a value of which nothing is said any more',
    'values/no enum and no type': 'says `type-widened` besides',
  },
};
