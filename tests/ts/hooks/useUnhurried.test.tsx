import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useUnhurried } from '../../../src/ts/hooks/useUnhurried';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

interface ChartProps {
  readonly name: string;
  readonly value: number;
  readonly onScreen?: boolean;
}

const Chart = ({ name, value, onScreen = true }: ChartProps) => (
  <p data-testid={name}>{useUnhurried(value, onScreen)}</p>
);

/** A page with charts of these values. */
function page(values: Readonly<Record<string, number>>, onScreen = true) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <Chart key={name} name={name} value={value} onScreen={onScreen} />
      ))}
    </>
  );
}

const drawn = () => [...document.querySelectorAll('p')].map((chart) => Number(chart.textContent));

/** A frame of the screen, and what is done after its paint. */
async function frame() {
  await act(async () => {
    vi.advanceTimersToNextFrame();
    await vi.advanceTimersByTimeAsync(1);
  });
}

test('charts on the screen are drawn one in a frame', async () => {
  const { rerender } = render(page({ a: 1, b: 1, c: 1 }));
  expect(drawn()).toEqual([1, 1, 1]);
  rerender(page({ a: 2, b: 2, c: 2 }));
  expect(drawn()).toEqual([1, 1, 1]);
  await frame();
  expect(drawn()).toEqual([2, 1, 1]);
  await frame();
  expect(drawn()).toEqual([2, 2, 1]);
  await frame();
  expect(drawn()).toEqual([2, 2, 2]);
});

test('who waits keeps its place, and draws its newest', async () => {
  const { rerender } = render(page({ a: 1, b: 1 }));
  rerender(page({ a: 1, b: 2 }));
  rerender(page({ a: 2, b: 2 }));
  rerender(page({ a: 2, b: 3 }));
  await frame();
  expect(drawn()).toEqual([1, 3]);
  await frame();
  expect(drawn()).toEqual([2, 3]);
});

test('what is as it was drawn waits for nothing', async () => {
  const { rerender } = render(page({ a: 1, b: 1 }));
  rerender(page({ a: 2, b: 2 }));
  rerender(page({ a: 1, b: 2 }));
  await frame();
  expect(drawn()).toEqual([1, 2]);
});

test('what left the page holds up nobody', async () => {
  const { rerender } = render(page({ a: 1, b: 1 }));
  rerender(page({ a: 2, b: 2 }));
  rerender(page({ b: 2 }));
  await frame();
  expect(drawn()).toEqual([2]);
});

test('a chart that cannot be seen waits until it can, or until nothing has changed for a while', async () => {
  const { rerender } = render(page({ a: 1 }, false));
  rerender(page({ a: 2 }, false));
  await frame();
  expect(screen.getByTestId('a').textContent).toBe('1');
  rerender(page({ a: 2 }, true));
  await frame();
  expect(drawn()).toEqual([2]);
  rerender(page({ a: 3 }, false));
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  await frame();
  expect(drawn()).toEqual([3]);
});
