export { firstSentence } from './firstSentence.ts';
/** Quotes untrusted text for output files. */
export {
  codeSpan,
  docComment,
  docJson,
  docProse,
  htmlText,
  jsonLiteral,
  keyLiteral,
  markdownCode,
  markdownFence,
  markdownText,
  memberAccess,
  memberName,
  stringLiteral,
} from './literal.ts';
export { digest, disambiguate, pascalCase, shorten, wordsOf } from './names.ts';
export { sinceText } from './since.ts';
export { uniqueName } from './uniqueName.ts';
export { escapeUnprintable, replaceUnprintable } from './unprintable.ts';
export { wrapProse } from './wrapProse.ts';
