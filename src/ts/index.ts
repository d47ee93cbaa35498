// What Dash finds on `window.fast_dash_components`: the public components, one line each, and their styles.
import './styles/tokens.css';
import './styles/base.css';
import './styles/markdown.css';
import './styles/math.css';
import './styles/diagram.css';
import './styles/transcript.css';
import './styles/blocks.css';
import './styles/interrupt.css';
import './styles/canvas.css';
import './styles/composer.css';
import './styles/drawer.css';
import './styles/page.css';
import './styles/settings.css';
import './styles/app.css';
import './styles/direction.css';
import './styles/contrast.css';
import './styles/print.css';
import './app';

export { default as CanvasGrid } from './components/CanvasGrid';
export { default as ChatComposer } from './components/ChatComposer';
export { default as ChatDrawer } from './components/ChatDrawer';
export { default as InterruptCard } from './components/InterruptCard';
export { default as Markdown } from './components/Markdown';
export { default as SSE } from './components/SSE';
export { default as ToolCard } from './components/ToolCard';
export { default as Transcript } from './components/Transcript';
