// What Dash finds on `window.fast_dash_components`: the public components, one line each, and their styles.
import './styles/tokens.css';
import './styles/base.css';
import './styles/markdown.css';
import './styles/transcript.css';
import './styles/blocks.css';
import './styles/composer.css';
import './styles/composer-files.css';
import './styles/composer-offers.css';
import './styles/page.css';

export { default as ChatComposer } from './components/ChatComposer';
export { default as ToolCard } from './components/ToolCard';
export { default as Transcript } from './components/Transcript';
