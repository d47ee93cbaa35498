// The hosts whose images are shown without a click, wherever text of a model is rendered.
import { createContext, useContext } from 'react';

const NONE: readonly string[] = [];

export const AllowedImageHostsContext = createContext<readonly string[]>(NONE);

export function useAllowedImageHosts(): readonly string[] {
  return useContext(AllowedImageHostsContext);
}
