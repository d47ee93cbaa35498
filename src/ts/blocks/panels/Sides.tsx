// Inputs and conversation in the same place, where an app comes first. What is not seen stays as it is: drafts, values,
// scroll positions.
import { useRef, type ReactNode } from 'react';
import { ChatIcon, ChevronIcon } from '../../controls/icons';
import { useInert } from '../../hooks/useInert';
import { useLabels } from '../../hooks/useLabels';

interface SidesProps {
  readonly chat?: string;
  readonly inputs: ReactNode;
  readonly conversation: ReactNode;
  readonly chatting: boolean;
  readonly onSwap: (chatting: boolean) => void;
}

export function Sides({ chat, inputs, conversation, chatting, onSwap }: SidesProps) {
  const labels = useLabels();
  const inputsSide = useRef<HTMLDivElement>(null);
  const chatSide = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useInert(inputsSide, chatting);
  useInert(chatSide, !chatting);
  const swap = (next: boolean) => {
    onSwap(next);
    // After that side can be focused.
    requestAnimationFrame(() => {
      const box = chatSide.current?.querySelector('textarea');
      (next ? box : opener.current)?.focus();
    });
  };
  return (
    <>
      <div ref={inputsSide} className="fdc-panels__side" data-shown={!chatting}>
        {inputs}
        <button
          ref={opener}
          type="button"
          className="fdc-panels__open"
          data-fdc-action="open-chat"
          onClick={() => swap(true)}
        >
          <ChatIcon size={20} />
          {labels.chatWithAssistant}
        </button>
      </div>
      <div ref={chatSide} className="fdc-panels__side" data-shown={chatting} data-fdc-chat={chat}>
        <button
          type="button"
          className="fdc-panels__back"
          data-fdc-action="close-chat"
          onClick={() => swap(false)}
        >
          <span className="fdc-panels__back-icon">
            <ChevronIcon />
          </span>
          {labels.backToInputs}
        </button>
        {conversation}
      </div>
    </>
  );
}
