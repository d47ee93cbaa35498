// Where the server of this page is. Dash writes its configuration into the page as JSON.

/** The path below which the app is served, as `/` or `/prefix/`. */
export function requestsPrefix(): string {
  const written = document.getElementById('_dash-config')?.textContent;
  if (!written) return '/'; // A page that Dash did not write: a test, a gallery.
  const config: unknown = JSON.parse(written);
  const prefix =
    typeof config === 'object' && config !== null && 'requests_pathname_prefix' in config
      ? config.requests_pathname_prefix
      : null;
  return typeof prefix === 'string' ? prefix : '/';
}
