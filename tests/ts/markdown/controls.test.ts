import { expect, test } from 'vitest';
import { dropControls, showControls } from '../../../src/ts/markdown/controls';

test.each([
  ['invoice\u202Efdp.exe', 'invoicefdp.exe', 'invoice⟨U+202E⟩fdp.exe'],
  ['a\0b\u2066c', 'abc', 'a⟨U+0000⟩b⟨U+2066⟩c'],
  ['pay\u200Bpal', 'pay\u200Bpal', 'pay⟨U+200B⟩pal'],
  ['hi\u{E0041}', 'hi\u{E0041}', 'hi⟨U+E0041⟩'],
  ['👩\u200D💻 می\u200Cخواهم', '👩\u200D💻 می\u200Cخواهم', '👩\u200D💻 می\u200Cخواهم'],
  ['two\nlines\tand a tab', 'two\nlines\tand a tab', 'two\nlines\tand a tab'],
])('of %j, prose keeps %j and code shows %j', (text, prose, code) => {
  expect(dropControls(text)).toBe(prose);
  expect(showControls(text)).toBe(code);
});
