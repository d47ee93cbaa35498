import { act, cleanup, render, screen } from '@testing-library/react';
import { Profiler, useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useStore } from '../../../src/ts/hooks/useStore';
import { createStore, type Store } from '../../../src/ts/model/store';

interface State {
  readonly text: string;
  readonly other: number;
}

let store: Store<State>;
let commits: number;

beforeEach(() => {
  vi.useFakeTimers();
  store = createStore<State>({ text: '', other: 0 });
  commits = 0;
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const Text = ({ name }: { name: string }) => (
  <p data-testid={name}>{useStore(store, (state) => state.text)}</p>
);
const Whole = () => <p data-testid="whole">{useStore(store).other}</p>;

function show(...children: React.ReactNode[]) {
  return render(
    <Profiler id="page" onRender={() => commits++}>
      {children}
    </Profiler>,
  );
}

const stream = (text: string) => {
  for (const piece of text) store.set({ ...store.get(), text: store.get().text + piece });
};
const frame = () => act(() => vi.advanceTimersToNextFrame());
const shown = (name: string) => screen.getByTestId(name).textContent;

describe('what streams', () => {
  test('is one commit a frame, for all components together', () => {
    show(<Text key="a" name="a" />, <Text key="b" name="b" />);
    expect(commits).toBe(1);
    act(() => stream('hello'));
    expect([commits, shown('a')]).toEqual([1, '']);
    frame();
    expect([commits, shown('a'), shown('b')]).toEqual([2, 'hello', 'hello']);
    act(() => stream(' you'));
    frame();
    expect([commits, shown('b')]).toEqual([3, 'hello you']);
  });

  test('is shown at once in a hidden tab', () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    show(<Text key="a" name="a" />);
    act(() => stream('hello'));
    expect(shown('a')).toBe('hello');
  });

  test('is shown in a tab that was hidden while a frame was awaited', () => {
    show(<Text key="a" name="a" />);
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
    act(() => stream('hello'));
    act(() => vi.advanceTimersByTime(250));
    expect(shown('a')).toBe('hello');
  });
});

test('a change of another part renders nothing', () => {
  show(<Text key="a" name="a" />);
  act(() => store.set({ ...store.get(), other: 1 }));
  frame();
  expect(commits).toBe(1);
});

test('without a selector it is the whole state', () => {
  show(<Whole key="whole" />);
  act(() => store.set({ text: '', other: 7 }));
  frame();
  expect(shown('whole')).toBe('7');
});

test('a component that renders for another reason shows the newest state', () => {
  let rerender: (n: number) => void = () => undefined;
  const Counting = () => {
    const [count, setCount] = useState(0);
    rerender = setCount;
    return <p data-testid="counting">{`${useStore(store).text} ${count}`}</p>;
  };
  show(<Counting key="counting" />);
  act(() => stream('hello'));
  act(() => rerender(1));
  expect(shown('counting')).toBe('hello 1');
  frame();
  expect(commits).toBe(2);
});

test('a component that is gone is not told', () => {
  const error = vi.spyOn(console, 'error');
  const { unmount } = show(<Text key="a" name="a" />);
  act(() => stream('hello'));
  unmount();
  frame();
  act(() => stream('!'));
  expect(vi.getTimerCount()).toBe(0);
  expect(error).not.toHaveBeenCalled();
});
