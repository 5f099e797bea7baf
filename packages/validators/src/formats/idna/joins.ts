/** Whether the letters on both sides are written joined, according to their Unicode Joining_Type. */
export function joins(before: string, after: string): boolean {
  return JOINING.before.test(before) && JOINING.after.test(after);
}

const JOINING = /* @__PURE__ */ joiningPatterns();

function joiningPatterns(): { readonly before: RegExp; readonly after: RegExp } {
  // The scripts of the Basic Multilingual Plane whose letters join.
  const letter = '[\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Nkoo}\\p{sc=Mand}\\p{sc=Mong}\\p{sc=Phag}]';
  const alone =
    '\\P{L}\\u0621\\u0674\\u06e5\\u06e6\\u07f4\\u07f5\\u0861\\u0866\\u0887\\u08ad\\u08c9\\u1880-\\u1884\\ua873';
  const joinsNoNext =
    '\\u0622-\\u0625\\u0627\\u0629\\u062f-\\u0632\\u0648\\u0671-\\u0673\\u0675-\\u0677\\u0688-\\u0699\\u06c0' +
    '\\u06c3-\\u06cb\\u06cd\\u06cf\\u06d2\\u06d3\\u06d5\\u06ee\\u06ef\\u0710\\u0715-\\u0719\\u071e\\u0728\\u072a' +
    '\\u072c\\u072f\\u074d\\u0759-\\u075b\\u076b\\u076c\\u0771\\u0773\\u0774\\u0778\\u0779\\u0840\\u0846\\u0847' +
    '\\u0849\\u0854\\u0856-\\u0858\\u0867\\u0869\\u086a\\u0870-\\u0882\\u088e\\u08aa-\\u08ac\\u08ae\\u08b1\\u08b2\\u08b9';
  return {
    before: new RegExp(`(?![${alone}${joinsNoNext}])${letter}\\p{M}*$`, 'u'),
    after: new RegExp(`^\\p{M}*(?![${alone}])${letter}`, 'u'),
  };
}
