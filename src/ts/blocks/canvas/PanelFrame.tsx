// What opens below the heading of a component. It takes the focus; Escape closes it and gives the focus back.
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface PanelFrameProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function PanelFrame({ label, onClose, children }: PanelFrameProps) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const element = panel.current;
    element?.focus();
    return () => {
      // It had the focus when it went, and left it to the page.
      const lost = document.activeElement === document.body;
      if (lost && before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // A component over the whole page stays there.
    event.preventDefault();
    onClose();
  };
  return (
    <div
      ref={panel}
      className="fdc-canvas__panel"
      role="group"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
