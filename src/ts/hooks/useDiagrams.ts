// Whether fences of Mermaid are drawn, wherever text of a model is rendered.
import { createContext, useContext } from 'react';

export const DiagramsContext = createContext(false);

export function useDiagrams(): boolean {
  return useContext(DiagramsContext);
}
