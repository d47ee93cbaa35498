// Sets the formulas of an exported page (fast_dash/export), where there is neither React nor a network. As MathML, which
// browsers draw without fonts or a style sheet. What cannot be set stays as it was written.
import katex from 'katex';
import { optionsFor } from './options';

for (const place of document.querySelectorAll<HTMLElement>('[data-tex]')) {
  const { tex = '', display } = place.dataset;
  const options = optionsFor(tex, display !== undefined);
  if (!options) continue;
  const set = document.createElement('span');
  try {
    katex.render(tex, set, { ...options, output: 'mathml' });
    place.replaceChildren(set);
  } catch {
    // Not TeX.
  }
}
