import { member, type OpenapiNode } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { externalDocs, isUrl, textFields } from './docs.ts';

/** The `info` of the AsyncAPI document. The title falls back to the name of the provider. */
export function infoOf({ root }: OpenapiDocument, name: string, reporter: Reporter): object {
  const info = member(root, 'info');
  const fallbacks = { title: name, version: '0.0.0' };
  const texts = validFields(info, ['title', 'version', 'description', 'termsOfService'], reporter);
  for (const [field, fallback] of Object.entries(fallbacks))
    if (texts[field] === undefined) {
      const message = `The document has no ${field}; the import uses "${fallback}".`;
      reporter.warn(info ?? root, message, `Add info.${field}.`);
    }
  const contact = validFields(info && member(info, 'contact'), ['name', 'url', 'email'], reporter);
  const license = validFields(info && member(info, 'license'), ['name', 'url'], reporter);
  return {
    ...fallbacks,
    ...texts,
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(license.name !== undefined && { license }),
    ...externalDocs(root, reporter),
  };
}

const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;

/** AsyncAPI accepts absolute URLs and e-mail addresses only. */
function validFields(
  node: OpenapiNode | undefined,
  names: readonly string[],
  reporter: Reporter,
): Readonly<Record<string, string>> {
  const valid = Object.entries(textFields(node, names)).filter(([name, value]) => {
    const isValid = name === 'email' ? EMAIL.test(value) : !['url', 'termsOfService'].includes(name) || isUrl(value);
    const field = node && member(node, name);
    if (!isValid && field) {
      const kind = name === 'email' ? 'e-mail address' : 'absolute URL';
      reporter.warn(field, `${JSON.stringify(value)} is left out: it is not an ${kind}.`, `Write a complete ${kind}.`);
    }
    return isValid;
  });
  return Object.fromEntries(valid);
}
