import { checkFormat } from './check.ts';
import { email, hostname, idnEmail, idnHostname, ipv4, ipv6 } from './formats.ts';

checkFormat(ipv4, {
  valid: { 'the lowest address': '0.0.0.0', 'the highest address': '255.255.255.255', 'mixed lengths': '10.1.200.99' },
  invalid: {
    'an octet over 255': '192.168.0.256',
    'a leading zero': '087.10.0.1',
    'three octets': '127.0.1',
    'five octets': '127.0.0.0.1',
    'a trailing dot': '192.168.0.1.',
    'a trailing line break': '192.168.0.1\n',
    'hexadecimal digits': '0x7f.0.0.1',
    'digits that are not ASCII': '1\u09e87.0.0.1',
  },
});

checkFormat(ipv6, {
  valid: {
    'eight groups': '1:2:3:4:5:6:7:8',
    'no groups': '::',
    'zeros left out at the start': '::42:ff:1',
    'zeros left out in the middle': '1:d6::42',
    'zeros left out at the end': 'd6::',
    'an IPv4 address after six groups': '1000:1000:1000:1000:1000:1000:255.255.255.255',
    'an IPv4 address after zeros': '::ffff:192.168.0.1',
  },
  invalid: {
    'seven groups': '1:2:3:4:5:6:7',
    'nine groups': '1:2:3:4:5:6:7:8:9',
    'eight groups and zeros left out': '1:2:3:4::5:6:7:8',
    'zeros left out twice': '1::d6::42',
    'three colons': '1:2:3:4:5:::8',
    'a group of five digits': '12345::',
    'a colon at the start': ':2:3:4:5:6:7:8',
    'a zone': 'fe80::a%eth1',
    'an IPv4 address alone': '127.0.0.1',
    'an IPv4 address in the middle': '1:1.2.3.4::2',
    'an IPv4 address after seven groups': '1:2:3:4:5:6:7:1.2.3.4',
  },
});

const label63 = 'a'.repeat(63);

checkFormat(hostname, {
  valid: {
    'a single label': 'localhost',
    'a label of digits': '1.2',
    'a label of 63 characters': `${label63}.com`,
    'a name of 253 characters': `${label63}.${label63}.${label63}.${'a'.repeat(61)}`,
    'hyphens inside': 'a--b.c-d',
    'an encoded label': 'xn--9n2bp8q.xn--9t4b11yi5a',
  },
  invalid: {
    'an empty text': '',
    'an underscore': 'host_name',
    'a hyphen at the start of a label': 'a.-b',
    'a hyphen at the end of a label': 'a-.b',
    'a dot at the end': 'example.',
    'an empty label': 'a..b',
    'a label of 64 characters': `a${label63}`,
    'a name of 254 characters': `${label63}.${label63}.${label63}.${'a'.repeat(62)}`,
    'a character that case folding makes ASCII': '\u212aelvin.example.com',
    'an encoded label that cannot be decoded': 'xn--X',
    'an encoded label of ASCII characters': 'xn--example-',
    'an encoded label that begins with a mark': 'xn--hello-zed',
  },
});

checkFormat(idnHostname, {
  valid: {
    'a Unicode name': '\uc2e4\ub840.\ud14c\uc2a4\ud2b8',
    'an ASCII name': 'Host-name.example',
    'an ideographic full stop': 'a\u3002b',
    'characters that only an exception allows': '\xdf\u03c2\u0f0b\u3007',
    'a middle dot between two l': 'l\xb7l',
    'a Katakana middle dot beside Han': '\u30fb\u4e08',
    'a joiner after a virama': '\u0915\u094d\u200d\u0937',
    'a non-joiner between joining letters': '\u0628\u064a\u200c\u0628\u064a',
    'a right-to-left name': '\u05d0\u05d1.\u05d2',
    'dotless i, which case folding keeps': '\u0131\u0131',
    'a Cherokee capital, which is the result of case folding': '\u13a0\u13a1',
  },
  invalid: {
    'a capital letter beyond ASCII': '\xc4rzte',
    'a small Cherokee letter': '\uab70\uab71',
    'a symbol': 'a\u2665b',
    'a decomposed letter': 'cafe\u0301',
    'a mark at the start': '\u0300hello',
    'an old Hangul letter': '\u1100\u1161\u11a8\u1100',
    'a middle dot beside another letter': 'l\xb7a',
    'Greek keraia before another script': '\u03b1\u0375s',
    'geresh after another script': 'a\u05f3\u05d1',
    'both kinds of Arabic digits': '\u0628\u0660\u06f0',
    'a joiner without a virama': '\u0915\u200d\u0937',
    'a joiner at the start': '\u200d\u0937',
    'a non-joiner after a letter that never joins': '\u0627\u200c\u0628',
    'both directions in a label': 'a\u05d0',
    'a digit at the start of a label of a right-to-left name': '0a.\u05d0',
    'hyphens in third and fourth place': 'ab--\xe9',
    'a label that is too long once encoded': '\xfc'.repeat(60),
    'a lone surrogate': 'a\ud800b',
  },
});

checkFormat(email, {
  valid: {
    'a plain address': 'joe.bloggs@example.com',
    'every character that an atom may contain': "!#$%&'*+/=?^_`{|}~-@example.com",
    'a quoted part with a space, an at-sign and an escape': '"joe @ \\"bloggs"@example.com',
    'a host without a dot': 'root@localhost',
    'an IPv4 address': 'joe@[127.0.0.1]',
    'an IPv6 address': 'joe@[IPv6:::1]',
  },
  invalid: {
    'no at-sign': '2962',
    'two at-signs': 'a@b@example.com',
    'no local part': '@example.com',
    'no domain': 'joe@',
    'a dot at the start': '.joe@example.com',
    'two dots in a row': 'te..st@example.com',
    'a space': 'joe bloggs@example.com',
    'a domain with an underscore': 'joe@a_b.com',
    'a domain label that ends with a hyphen': 'joe@a-.com',
    'an invalid address': 'joe@[127.0.0.300]',
    'a closing bracket without an opening one': 'joe1.2.3.4]',
    'letters beyond ASCII': 'm\xfcller@example.com',
    'a trailing line break': 'joe@example.com\n',
  },
});

checkFormat(idnEmail, {
  valid: {
    'a Unicode address': '\uc2e4\ub840@\uc2e4\ub840.\ud14c\uc2a4\ud2b8',
    'an ASCII address': 'joe.bloggs@example.com',
    'a quoted Unicode part': '"\u03b4 \u03bf"@example.com',
    'a character beyond the first plane': '\u{1d54f}@example.com',
  },
  invalid: { 'a full-width at-sign': 'user\uff20example.com', 'a lone surrogate': '\ud800@example.com' },
});
