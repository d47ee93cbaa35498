// Whether the page runs from right to left: AG Grid has to be told.
export function isRightToLeft(): boolean {
  return document.documentElement.dir === 'rtl';
}
