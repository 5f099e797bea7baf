/** Expressions that run in a page. They are text because these tests are typed for Node, which has no `document`. */

export const EXPAND_ALL = `document.querySelectorAll('details').forEach((details) => { details.open = true; })`;

export const COLLAPSE_ALL = `document.querySelectorAll('details').forEach((details) => { details.open = false; })`;

/** Whether each element that can be collapsed is visible. */
export const VISIBLE_IN_DETAILS = `[...document.querySelectorAll('details .members > li > p, details.example pre')]
  .map((element) => element.checkVisibility())`;

/** The start of each element that is wider than the window. Code and tables scroll on their own. */
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
