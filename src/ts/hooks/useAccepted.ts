// Lets what is around a Run button know that it was pressed, and that the server runs the app.
import { createContext, useContext } from 'react';

export const AcceptedContext = createContext<() => void>(() => undefined);

/** To be called when a run was accepted. */
export function useAccepted(): () => void {
  return useContext(AcceptedContext);
}
