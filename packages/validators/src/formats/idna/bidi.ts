/** RFC 5893: if a name has right-to-left text, each label has a single direction and starts and ends in it. */
export function isBidiName(labels: readonly string[]): boolean {
  const { rightToLeft, rightLabel, leftLabel, bothDigits } = BIDI;
  const isBidi = labels.some((label) => rightToLeft.test(label));
  return (
    !isBidi || labels.every((label) => (rightLabel.test(label) || leftLabel.test(label)) && !bothDigits.test(label))
  );
}

const BIDI = /* @__PURE__ */ bidiPatterns();

function bidiPatterns() {
  const mark = '\\p{Mn}\\p{Me}';
  const digit = '\\d\\u06f0-\\u06f9';
  const arabicDigit = '\\u0660-\\u0669\\u{10d30}-\\u{10d39}';
  // Letters without a direction, the hyphen and the joiners.
  const neutral =
    '\\-\\u02b9\\u02ba\\u02c6-\\u02cf\\u02ec\\u2e2f\\ua67f\\ua717-\\ua71f\\ua788\\xb7\\u0375\\u30fb\\u200c\\u200d';
  const rightBlock = '\\u0590-\\u08ff\\ufb1d-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';
  const right = `(?![${mark}${digit}${arabicDigit}])[${rightBlock}]`;
  const left = `[^${mark}${digit}${neutral}${rightBlock}]`;
  const pattern = (text: string) => new RegExp(text, 'u');
  return {
    rightToLeft: pattern(`${right}|[${arabicDigit}]`),
    rightLabel: pattern(
      `^${right}(?:[${mark}${digit}${neutral}${rightBlock}]*(?:${right}|[${digit}${arabicDigit}]))?[${mark}]*$`,
    ),
    leftLabel: pattern(`^${left}(?:[^${rightBlock}]*[^${mark}${neutral}${rightBlock}])?[${mark}]*$`),
    bothDigits: pattern(`[${digit}].*[${arabicDigit}]|[${arabicDigit}].*[${digit}]`),
  };
}
