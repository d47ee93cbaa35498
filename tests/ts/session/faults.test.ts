// Any network at all: whatever happens to the link and to what it carries, once it works again the screen shows the
// server's transcript.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Envelope } from '../../../src/ts/protocol/frames.generated';
import { createSession } from '../../../src/ts/session/createSession';
import { MemoryServer, merged } from '../../../src/ts/transport/memory';
import { anyFrames } from '../model/scenarios';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Step = (server: MemoryServer, carried: readonly Envelope[]) => void;

const STEPS: Readonly<Record<string, Step>> = {
  deliver: (server, carried) => carried.forEach((envelope) => server.deliver(envelope)),
  reverse: (server, carried) =>
    [...carried].reverse().forEach((envelope) => server.deliver(envelope)),
  merge: (server, carried) => server.deliver(carried.length > 0 ? merged(carried) : null),
  repeat: (server, carried) =>
    [...carried, ...carried].forEach((envelope) => server.deliver(envelope)),
  lose: () => undefined,
  heartbeat: (server) => server.heartbeat(),
  cut: (server) => server.cut(),
  stall: (server) => server.stall(),
  restore: (server) => server.restore(),
  restart: (server) => server.restart(),
  forbid: (server) => server.forbid(),
  admit: (server) => server.admit(),
  holdAnswers: (server) => server.holdAnswers(),
  releaseAnswers: (server) => server.releaseAnswers(),
  loseAnswers: (server) => void server.mute.add('subscribe'),
  wake: () => void window.dispatchEvent(new Event('online')),
};

test('whatever the network does, the transcript is the server’s in the end', async () => {
  const step = fc.record({
    name: fc.constantFrom(...Object.keys(STEPS)),
    frames: anyFrames,
    wait: fc.constantFrom(0, 0, 0, 100, 2_500, 7_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const server = new MemoryServer();
      const session = createSession('bot', server.transport);
      for (const { name, frames, wait } of steps) {
        const carried = frames.map((frame) => server.append(frame));
        STEPS[name]?.(server, carried);
        await vi.advanceTimersByTimeAsync(wait);
      }
      server.releaseAnswers();
      server.mute.clear();
      server.admit();
      // A link that is half open shows only when something is expected of it.
      server.cut();
      server.restore();
      await vi.advanceTimersByTimeAsync(6_000);
      expect(session.store.get()).toMatchObject({ connection: 'connected', seq: server.seq });
      expect(session.store.get().turns).toEqual(server.turns);
      session.close();
    }),
    { numRuns: 200 },
  );
});
