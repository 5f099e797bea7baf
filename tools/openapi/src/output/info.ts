import { member } from '../document/node.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import type { Reporter } from '../problem.ts';
import { externalDocs, isUrl, textFields } from './docs.ts';

/** The `info` of the AsyncAPI document. Falls back to the provider's name as the title. */
export function infoOf({ root }: OpenapiDocument, name: string, reporter: Reporter): object {
  const info = member(root, 'info') ?? root;
  const texts = textFields(info, ['title', 'version', 'description', 'termsOfService']);
  for (const [field, fallback] of [
    ['title', name],
    ['version', '0.0.0'],
  ] as const)
    if (texts[field] === undefined)
      reporter.warn(info, `The document has no ${field}; the import uses "${fallback}".`, `Add info.${field}.`);
  const contact = textFields(member(info, 'contact'), ['name', 'url', 'email']);
  const license = textFields(member(info, 'license'), ['name', 'url']);
  return {
    title: name,
    version: '0.0.0',
    ...withValidUrls(texts),
    ...(Object.keys(contact).length > 0 && { contact: withValidUrls(contact) }),
    ...(license.name !== undefined && { license: withValidUrls(license) }),
    ...externalDocs(root, reporter),
  };
}

/** AsyncAPI accepts absolute URLs and e-mail addresses only. */
function withValidUrls(texts: Readonly<Record<string, string>>): object {
  const isValid: Readonly<Record<string, (text: string) => boolean>> = {
    url: isUrl,
    termsOfService: isUrl,
    email: (email) =>
      /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i.test(email),
  };
  return Object.fromEntries(Object.entries(texts).filter(([name, text]) => isValid[name]?.(text) !== false));
}
