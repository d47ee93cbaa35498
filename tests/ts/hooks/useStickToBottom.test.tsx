import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useStickToBottom } from '../../../src/ts/hooks/useStickToBottom';
import { FakeResizeObserver } from '../components/fakes';

const VIEW = 100;
let height = 500;
let top = 0;

function Column() {
  const { scroller, content, released, jumpToLatest } = useStickToBottom();
  return (
    <div ref={scroller} data-testid="scroller">
      <div ref={content}>
        <pre data-testid="inner" />
      </div>
      {released && <button onClick={jumpToLatest}>jump</button>}
    </div>
  );
}

/** The scroller, with a layout: `scrollTop` is held within bounds as browsers do. */
function mount(): HTMLElement {
  render(<Column />);
  const scroller = screen.getByTestId('scroller');
  Object.defineProperties(scroller, {
    clientHeight: { get: () => VIEW },
    scrollHeight: { get: () => height },
    scrollTop: {
      get: () => top,
      set: (value: number) => (top = Math.max(0, Math.min(value, height - VIEW))),
    },
  });
  FakeResizeObserver.report();
  return scroller;
}

function grow(by: number) {
  height += by;
  FakeResizeObserver.report();
}

function scrollTo(scroller: HTMLElement, to: number) {
  act(() => {
    scroller.scrollTop = to;
  });
  fireEvent.scroll(scroller);
}

beforeEach(() => {
  [height, top] = [500, 0];
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('follows what grows', () => {
  mount();
  expect(top).toBe(400);
  grow(50);
  expect(top).toBe(450);
});

test('a wheel turned upward lets go before anything has scrolled', () => {
  const scroller = mount();
  fireEvent.wheel(scroller, { deltaY: -3 });
  grow(50);
  expect(top).toBe(400);
  expect(screen.queryByText('jump')).not.toBeNull();
});

test.each([
  ['a wheel turned downward', { deltaY: 3 }],
  ['a pinch', { deltaY: -3, ctrlKey: true }],
])('%s does not', (_, event) => {
  const scroller = mount();
  fireEvent.wheel(scroller, event);
  grow(50);
  expect(top).toBe(450);
});

test('a wheel that a box inside still takes does not', () => {
  mount();
  const inner = screen.getByTestId('inner');
  Object.defineProperty(inner, 'scrollTop', { value: 20 });
  fireEvent.wheel(inner, { deltaY: -3 });
  grow(50);
  expect(top).toBe(450);
});

test.each(['PageUp', 'ArrowUp', 'Home'])('the key %s lets go', (key) => {
  const scroller = mount();
  fireEvent.keyDown(scroller, { key });
  grow(50);
  expect(top).toBe(400);
});

test('a finger that pulls down lets go', () => {
  const scroller = mount();
  fireEvent.touchStart(scroller, { touches: [{ clientY: 100 }] });
  fireEvent.touchMove(scroller, { touches: [{ clientY: 110 }] });
  grow(50);
  expect(top).toBe(400);
});

test('a dragged scrollbar lets go', () => {
  const scroller = mount();
  scrollTo(scroller, 200);
  grow(50);
  expect(top).toBe(200);
});

test('a column that shrinks does not', () => {
  const scroller = mount();
  height = 300;
  scrollTo(scroller, 200);
  grow(50);
  expect(top).toBe(250);
});

test('coming back to the end follows again', () => {
  const scroller = mount();
  scrollTo(scroller, 100);
  scrollTo(scroller, 395);
  expect(screen.queryByText('jump')).toBeNull();
  grow(50);
  expect(top).toBe(450);
});

test('a view that holds everything is at the end', () => {
  const scroller = mount();
  scrollTo(scroller, 100);
  act(() => grow(VIEW - height));
  expect(screen.queryByText('jump')).toBeNull();
});

test('the button goes to the end and follows again', () => {
  const scroller = mount();
  scrollTo(scroller, 100);
  fireEvent.click(screen.getByText('jump'));
  grow(50);
  expect(top).toBe(450);
});
