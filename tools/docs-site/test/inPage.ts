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
export const FOCUSED_CLASS = 'document.activeElement.className';
/** How much of the page has moved, as Chromium measures it. */
export const LAYOUT_SHIFT = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 300);
})`;
export const DIALOG_ELEMENTS = `[...document.querySelectorAll('dialog *')].map((element) => element.localName)`;
export const DIALOG_LINKS = `[...document.querySelectorAll('dialog a')].map((link) => link.href)`;
