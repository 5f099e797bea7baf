import { expect, test } from 'vitest';
import { checkFormat, type FormatCases } from './check.ts';
import { iri, iriReference, uri, uriReference, uriTemplate } from './formats.ts';

const absolute: FormatCases = {
  valid: {
    'all parts at once': 'http://user:pass@foo.bar:8080/a/b?baz=qux#quux',
    'an empty path, query and fragment': 'http://foo.bar?#',
    'punctuation in user and host': "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com",
    'no authority': 'urn:oasis:names:specification:docbook:dtd:xml:4.1.2',
    'an empty authority': 'file:///etc/hosts',
    'an empty port': 'http://foo.bar:/',
    'an IPv6 address': 'ldap://[2001:db8::7]/c=GB?objectClass?one',
    'an IPv6 address between user and port': 'http://a:b@[::1]:80',
    'an address of a later version': 'http://[V1.fe:x]',
    'encoded characters': 'http://foo.bar/%20?%C3%A4#%ff',
    'question marks in query and fragment': 'a:?b?c#d?e',
    'a scheme alone': 'about:',
  },
  invalid: {
    'no scheme': '//foo.bar/',
    'a path alone': '/abc',
    'a scheme that begins with a digit': '1http://foo.bar',
    'a comma in the scheme': 'bar,baz:foo',
    'an underscore in the scheme': 'ht_tp://foo.bar',
    'a space': 'http://foo.bar/a b',
    'a backslash': 'http://foo.bar/a\\b',
    'a curly bracket': 'http://foo.bar/{id}',
    'a second fragment': 'http://foo.bar/#a#b',
    'half an encoded character': 'http://foo.bar/%A',
    'an encoded character without digits': 'http://foo.bar/%zz',
    'a port of letters': 'http://foo.bar:abc/',
    'two ports': 'http://foo.bar:80:81/',
    'a second at-sign': 'http://a@b@foo.bar/',
    'an IPv6 address without brackets': 'http://2001:db8::7',
    'brackets in a path': 'http:/[::1]',
    'brackets without an address': 'http://[::laptop]/',
    'unclosed brackets': 'https://[@example.org/test.txt',
    'text before the brackets': 'http://a[::1]/',
    'text after the brackets': 'http://[::1]a/',
    'an at-sign after the brackets': 'http://[::1]:80@foo.bar/',
    'a zone': 'http://[fe80::a%25en1]',
    'a trailing line break': 'http://foo.bar/\n',
  },
};

const relative: FormatCases = {
  valid: {
    'a network path': '//foo.bar/?baz=qux#quux',
    'an empty authority': '//',
    'an absolute path': '/abc',
    'a relative path': 'abc/def',
    'a colon after the first segment': './this:that',
    'a query alone': '?query=1',
    'a fragment alone': '#fragment',
    'an empty text': '',
    'an IPv6 address': '//[::1]:80/',
  },
  invalid: {
    'a colon in the first segment': '1:b',
    'a backslash': '\\\\WINDOWS\\fileshare',
    'a double quote': '/a"b',
    'brackets outside an authority': '/[::1]',
    'a port of letters': '//example.com:abc/p',
  },
};

const unicode: FormatCases = {
  valid: {
    'letters beyond ASCII in each part': 'http://\u0192\xf8@\xdf\xe5r.\xe5/\xe4\u{10300}?\u2202=\u03c0#\xdf',
    'a private character in the query': 'http://\xe5/?\ue000\u{f0000}',
  },
  invalid: {
    'a private character in the path': 'http://\xe5/\ue000',
    'a control character': 'http://\xe5/\x85',
    'a code point that is not a character': 'http://\xe5/\ufdd0',
    'a lone surrogate': 'http://\xe5/\ud800',
  },
};

checkFormat(uri, absolute);
checkFormat(iri, absolute);
checkFormat(iri, unicode);
checkFormat(uriReference, { valid: { ...absolute.valid, ...relative.valid }, invalid: relative.invalid });
checkFormat(iriReference, {
  valid: { ...absolute.valid, ...relative.valid, ...unicode.valid },
  invalid: unicode.invalid,
});
checkFormat(iriReference, { valid: {}, invalid: relative.invalid });

test.each(Object.entries(unicode.valid))('uri and uri-reference reject %s', (_, text) => {
  expect(uri(text) || uriReference(text)).toBe(false);
});

checkFormat(uriTemplate, {
  valid: {
    'no expression': 'http://example.com/dictionary',
    'expressions between literals': 'https://api.github.com/gists{/gist_id}?a{&b}',
    'each operator': '{+a}{#a}{.a}{/a}{;a}{?a}{&a}{=a}{,a}{!a}{@a}{|a}',
    'several variables': '{x,y,z}',
    modifiers: '{a:1}{b:9999}{c*}',
    'dots and encoded characters in a name': '{a.b_1.%41}',
    'an apostrophe': "a'b",
    'letters beyond ASCII': '\xe4\u{1f60b}\ue000',
    'an empty text': '',
  },
  invalid: {
    'an unclosed expression': 'http://example.com/{term',
    'a closing brace alone': 'foo}bar',
    'an empty expression': '{}',
    'an operator alone': '{?}',
    'an empty variable': '{a,,b}',
    'a dot at the end of a name': '{a.}',
    'two dots in a row': '{a..b}',
    'a length of 0': '{v:0}',
    'a length of five digits': '{v:10000}',
    'two modifiers': '{v:1*}',
    'a default': '{var=def}',
    'an expression in an expression': '{a{b}}',
    'a space': 'a b',
    'half an encoded character': 'a%4',
    'a control character': 'a\x7fb',
    'a lone surrogate': 'a\ud800b',
  },
});
