// A value as of the last render, for effects and events that must not run again because it changed.
import { useLayoutEffect, useRef, type MutableRefObject } from 'react';

export function useLatest<Value>(value: Value): Readonly<MutableRefObject<Value>> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
