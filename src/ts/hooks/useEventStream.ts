// One event stream at a time, and what it makes, told to Dash at most once a frame of the screen.
import { useEffect, useRef } from 'react';
import { serverEvents, StreamError, type StreamRequest } from '../streaming/eventSource';
import { Playback, type PlaybackOptions } from '../streaming/playback';
import { atNextPaint, notAtNextPaint } from './nextPaint';
import { useLatest } from './useLatest';

export interface StreamOptions extends Omit<StreamRequest, 'url' | 'independent'> {
  /** False: nothing is asked for, and what there is stays. */
  readonly start?: boolean;
}

type Outputs = {
  readonly value?: string;
  readonly animation?: string;
  readonly done?: boolean;
  readonly error?: string | null;
};

type Report = (outputs: Outputs) => void;

const NOTHING: Outputs = { value: '', animation: '', done: false, error: null };

/**
 * Asks for `url` when it or `options` are set: Dash hands over a new object each time that a callback returns one, also
 * if it says the same. The request is closed when they change and when the component goes.
 */
export function useEventStream(
  url: string | null | undefined,
  options: StreamOptions | null | undefined,
  playback: PlaybackOptions,
  report: Report | undefined,
): void {
  const latest = useLatest({ playback, report });
  const used = useRef(false);
  useEffect(() => {
    if (options?.start === false) return;
    const tell: Report = (outputs) => latest.current.report?.(outputs);
    if (url || used.current) tell(NOTHING);
    used.current = Boolean(url);
    if (!url) return;
    return play({ ...options, url }, latest.current.playback, tell);
  }, [url, options, latest]);
}

/** Play a stream, and answer how to stop it. */
function play(asked: StreamRequest, options: PlaybackOptions, report: Report): () => void {
  const abort = new AbortController();
  const playback = new Playback(prefersReducedMotion() ? { ...options, pace: null } : options);
  let told: Outputs = NOTHING;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    timer = undefined;
    const { value } = playback;
    const animation = playback.animation(performance.now());
    if (value !== told.value || animation !== told.animation) report((told = { value, animation }));
    if (!playback.rests) later();
  };
  // Through a timer, because in a hidden tab the next paint is now, and timers are slow.
  const later = () => {
    timer ??= setTimeout(() => atNextPaint(tell));
  };
  const rest = () => {
    clearTimeout(timer);
    notAtNextPaint(tell);
  };

  const run = async () => {
    const request = { ...asked, independent: !options.concat };
    for await (const { type, data } of serverEvents(request, abort.signal)) {
      // Some may have been on their way when it was stopped.
      if (abort.signal.aborted) return;
      if (type === 'error') throw new StreamError(data);
      if (type !== 'message') continue;
      if (data === '[DONE]') return;
      playback.message(data, performance.now());
      later();
    }
  };
  const end = (outcome: Outputs) => {
    if (abort.signal.aborted) return;
    rest();
    report({ value: playback.value, animation: playback.end(), ...outcome });
  };
  run().then(
    () => end({ done: true }),
    (error: unknown) => end({ error: error instanceof Error ? error.message : String(error) }),
  );

  return () => {
    abort.abort();
    rest();
  };
}

function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
