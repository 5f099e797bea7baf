import { checkFormat } from './check.ts';
import { jsonPointer, regex, relativeJsonPointer, uuid } from './formats.ts';

checkFormat(uuid, {
  valid: {
    'upper and lower case': '2eb8aa08-AA98-11ea-B4Aa-73B441D16380',
    'all zeros': '00000000-0000-0000-0000-000000000000',
    'any version and variant': '99c17cbb-656f-f64a-f40f-1a4568f03487',
  },
  invalid: {
    'one digit too few': '2eb8aa08-aa98-11ea-b4aa-73b441d1638',
    'one digit too many': '2eb8aa08-aa98-11ea-b4aa-73b441d163800',
    'no dashes': '2eb8aa08aa9811eab4aa73b441d16380',
    'dashes elsewhere': '2eb8-aa08-aa98-11ea-b4aa73b44-1d16380',
    'a dash among the digits': '2eb8aa08-aa98-11ea-b4aa-73b441d1-380',
    'a digit instead of a dash': '2eb8aa08-aa98-11ea-b4aa073b441d16380',
    'a letter beyond f': '2eb8aa08-aa98-11ea-b4ga-73b441d16380',
    'the character after the digits in ASCII': '2eb8aa08-aa98-11ea-b4aa-73b441d1638:',
    'digits that are not ASCII': '\u09e8eb8aa08-aa98-11ea-b4aa-73b441d16380',
    'a character with the lower bits of a digit': '\u0132eb8aa08-aa98-11ea-b4aa-73b441d1638',
  },
});

checkFormat(jsonPointer, {
  valid: {
    'the whole document': '',
    'the empty key': '/',
    escapes: '/a~0b/c~1d',
    'any character': '/ "\\\u0000\ud800',
  },
  invalid: {
    'no slash at the start': 'a/b',
    'a fragment': '#/a',
    'an unfinished escape': '/a~',
    'an unknown escape': '/~2',
  },
});

checkFormat(relativeJsonPointer, {
  valid: { 'levels alone': '120', 'levels and a pointer': '0/foo~1bar', 'the key itself': '1#', 'an empty key': '0//' },
  invalid: {
    'an empty text': '',
    'a pointer alone': '/foo',
    'a leading zero': '01/a',
    'a sign': '-1/a',
    'text after #': '1#/a',
    'an unknown escape': '0/~2',
    'a trailing line break': '1\n',
  },
});

checkFormat(regex, {
  valid: { 'a variable lookbehind': '(?<=a+)b', 'a named group': '(?<n>a)\\k<n>', 'a negated empty class': '[^]' },
  invalid: { 'an unclosed group': '^(abc]', 'an escape of Perl': '\\Aabc\\Z', 'an inline flag': '(?i)abc' },
});
