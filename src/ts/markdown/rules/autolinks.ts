// GFM autolinks: `http://…`, `https://…`, `www.…` and mail addresses; nothing that only looks like a host name.
import type { MarkdownIt } from 'markdown-it';

const AS_HTTP = 'http://www.';
const MAX_LENGTH = 2048;

export function autolinks(md: MarkdownIt): void {
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true, maxLength: MAX_LENGTH });
  md.linkify.add('ftp:', null).add('//', null);
  md.linkify.add('www.', {
    validate: (text, pos, self) => {
      const url = AS_HTTP + text.slice(pos, pos + MAX_LENGTH);
      const length = self.testSchemaAt(url, 'http:', 'http:'.length);
      return Math.max(0, length + 'http:'.length - AS_HTTP.length);
    },
    normalize: (match) => {
      match.url = `http://${match.url}`;
    },
  });
}
