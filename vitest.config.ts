import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'jsdom',
    include: ['tests/ts/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/ts/repeatable.ts'],
    maxWorkers: '100%',
    // No test judges speed: a busy machine takes its time.
    testTimeout: 60_000,
  },
});
