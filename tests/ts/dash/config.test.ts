import { afterEach, expect, test } from 'vitest';
import { requestsPrefix } from '../../../src/ts/dash/config';

afterEach(() => document.body.replaceChildren());

function write(config: string) {
  const script = document.createElement('script');
  script.id = '_dash-config';
  script.type = 'application/json';
  script.textContent = config;
  document.body.append(script);
}

test('the prefix is the one that Dash wrote into the page', () => {
  write('{"requests_pathname_prefix": "/apps/chat/"}');
  expect(requestsPrefix()).toBe('/apps/chat/');
});

test('a page that Dash did not write has none', () => {
  expect(requestsPrefix()).toBe('/');
  write('{}');
  expect(requestsPrefix()).toBe('/');
});
