import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // No test judges speed: a busy machine takes its time.
    testTimeout: 60_000, environment: 'jsdom', include: ['tests/ts/**/*.test.{ts,tsx}'] },
});
