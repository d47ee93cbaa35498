// The script of the frame that draws diagrams: Mermaid, and a door to it by messages. It is a bundle of its own, and does
// nothing outside of that frame, which has no origin: nothing in it can reach the page, its cookies or its storage.
import mermaid from 'mermaid';
import { READY, type Answer, type Order, type Picture } from './messages';

if (window !== window.parent && window.origin === 'null') {
  addEventListener('message', ({ source, data }: MessageEvent<Order>) => {
    if (source === window.parent) void answer(data);
  });
  tell({ id: READY, picture: null });
}

async function answer({ id, code, scheme }: Order): Promise<void> {
  mermaid.initialize({
    startOnLoad: false,
    suppressErrorRendering: true,
    securityLevel: 'strict',
    theme: scheme === 'dark' ? 'dark' : 'neutral',
    // As it is measured here, so it is shown there: in the fonts of the system, and as text of SVG.
    fontFamily: 'system-ui, sans-serif',
    htmlLabels: false,
    flowchart: { htmlLabels: false },
  });
  try {
    const { svg } = await mermaid.render(`diagram-${id}`, code);
    tell({ id, picture: pictureOf(svg) });
  } catch {
    tell({ id, picture: null });
  }
}

/** Mermaid writes HTML; an image must be XML, and say how large it is. */
function pictureOf(html: string): Picture {
  const svg = new DOMParser().parseFromString(html, 'text/html').querySelector('svg');
  const [, , width, height] = (svg?.getAttribute('viewBox') ?? '').split(/[ ,]+/).map(Number);
  if (!svg || !width || !height) throw new Error('no picture');
  svg.setAttribute('width', `${width}`);
  svg.setAttribute('height', `${height}`);
  svg.style.maxWidth = '';
  return { svg: new XMLSerializer().serializeToString(svg), width, height };
}

function tell(message: Answer): void {
  window.parent.postMessage(message, '*');
}
