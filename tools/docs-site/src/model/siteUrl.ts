import { HOME } from './paths.ts';

/** Where a page is on the web. Servers send the index page of a folder for the address of the folder. */
export function webAddress(path: string, siteUrl: string): string {
  const steps = path.replace(new RegExp(`(^|/)${HOME}$`), '$1').split('/');
  return `${siteUrl}${steps.map(encodeURIComponent).join('/')}`;
}
