import { isBidiName } from './bidi.ts';
import { decodePunycode, encodePunycode } from './punycode.ts';
import { isULabel } from './uLabel.ts';

/** Whether the labels, each in its ASCII or its Unicode form, make a name that IDNA 2008 allows. */
export function isIdnaName(labels: readonly string[]): boolean {
  let length = labels.length - 1;
  const names: string[] = [];
  for (const label of labels) {
    // No label in Unicode form is longer: it has a character of two code units for each of 63 in ASCII form.
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
