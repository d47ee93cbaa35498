// Asking the server for something: whether the answer is still to come, and why it was no.
import { useEffect, useRef, useState } from 'react';
import type { Reply } from '../../protocol/frames.generated';

interface Asking {
  readonly pending: boolean;
  /** Why the last thing was not done, in words; "" if it was. */
  readonly refusal: string;
  /** Resolves with whether it was done. */
  readonly ask: (command: () => Promise<Reply>) => Promise<boolean>;
}

export function useAsk(): Asking {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState('');
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  return {
    pending,
    refusal,
    async ask(command) {
      setPending(true);
      setRefusal('');
      const why = await command().then(
        (reply) => (reply.ok ? '' : reply.error.message),
        (error: unknown) => String(error),
      );
      if (isThere.current) {
        setPending(false);
        setRefusal(why);
      }
      return why === '';
    },
  };
}
