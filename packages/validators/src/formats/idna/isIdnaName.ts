import { isBidiName } from './bidi.ts';
import { decodePunycode, encodePunycode } from './punycode.ts';
import { isULabel } from './uLabel.ts';

/** Whether IDNA 2008 allows a name with these labels, each in its ASCII or its Unicode form. */
export function isIdnaName(labels: readonly string[]): boolean {
  let length = labels.length - 1;
  const names: string[] = [];
  for (const label of labels) {
    // The ASCII form has at most 63 characters, and each stands for at most two UTF-16 code units of the Unicode form.
    const forms = label.length < 127 ? labelForms(label) : undefined;
    if (forms === undefined || forms.ascii.length > 63) return false;
    length += forms.ascii.length;
    names.push(forms.unicode);
  }
  return length < 254 && isBidiName(names);
}

interface LabelForms {
  readonly ascii: string;
  readonly unicode: string;
}

function labelForms(label: string): LabelForms | undefined {
  const ascii = label.toLowerCase();
  if (/[^\0-\x7f]/.test(label)) {
    return isULabel(label) ? { ascii: `xn--${encodePunycode(label)}`, unicode: label } : undefined;
  }
  if (!ascii.startsWith('xn--')) return PLAIN_LABEL.test(ascii) ? { ascii, unicode: ascii } : undefined;
  const unicode = decodePunycode(ascii.slice(4));
  const isALabel = unicode !== undefined && `xn--${encodePunycode(unicode)}` === ascii && /[^\0-\x7f]/.test(unicode);
  return isALabel && isULabel(unicode) ? { ascii, unicode } : undefined;
}

const PLAIN_LABEL = /^[\da-z](?:[\da-z-]*[\da-z])?$/;
