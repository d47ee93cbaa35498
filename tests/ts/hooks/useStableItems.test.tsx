import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useStableItems } from '../../../src/ts/hooks/useStableItems';

const item = (name: string, value: unknown) => ({ name, value });

test('what did not change is the same object, although it came anew', () => {
  const { result, rerender } = renderHook(({ items }) => useStableItems(items), {
    initialProps: { items: [item('a', { x: [1] }), item('b', 1)] },
  });
  const [a, b] = result.current;
  rerender({ items: [item('c', 1), item('b', 2), item('a', { x: [1] })] });
  expect(result.current.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  expect(result.current[2]).toBe(a);
  expect(result.current[1]).not.toBe(b);
  rerender({ items: [] });
  rerender({ items: [item('a', { x: [1] })] });
  expect(result.current).toEqual([a]);
});

test('of two with one name the first stays', () => {
  const { result } = renderHook(() => useStableItems([item('a', 1), item('a', 2)]));
  expect(result.current).toEqual([item('a', 1)]);
});
