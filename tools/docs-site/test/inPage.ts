/** Expressions that run in a page. As text, since this program is typed for Node, where there is no `document`. */

export const UNFOLD_ALL = `document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`;

export const FOLD_ALL = `document.querySelectorAll('details').forEach((fold) => { fold.open = false; })`;

/** Of everything that folds: whether it can be seen. */
export const SEEN_IN_FOLDS = `[...document.querySelectorAll('details .head, details pre')]
  .map((element) => element.checkVisibility())`;

/** The beginning of each element that stands out of the window on the right; code and tables scroll for themselves. */
export const OVERFLOWING = `[...document.querySelectorAll('body, body *')]
  .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter((element) => !element.closest('pre, .scroll'))
  .map((element) => element.outerHTML.slice(0, 80))`;

export const PAGE_WIDTH = 'document.documentElement.scrollWidth';
export const BACKGROUND = 'getComputedStyle(document.body).backgroundColor';
export const FOCUSED_ID = 'document.activeElement.id';
export const STYLE_SHEETS = 'document.styleSheets.length';
export const CLIPBOARD = 'navigator.clipboard.readText()';
export const RUN_AXE = 'axe.run()';
export const RUN_AXE_ON_CONTRAST = "axe.run({ runOnly: ['color-contrast'] })";
