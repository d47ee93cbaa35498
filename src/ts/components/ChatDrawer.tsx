import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { ChatIcon, CrossIcon } from '../controls/icons';
import { IconButton } from '../controls/IconButton';
import type { DashProps, ThemeProps } from '../dash/props';
import { useFocusTrap } from '../hooks/useFocusTrap';
import { useInert } from '../hooks/useInert';
import { fill, LabelsContext } from '../hooks/useLabels';
import { useMediaQuery } from '../hooks/useMediaQuery';
import { useResize } from '../hooks/useResize';
import { useRoot } from '../hooks/useRoot';

interface Props extends DashProps, ThemeProps {
  /** What is in the drawer: a `Transcript` and a `ChatComposer`, as a rule. It stays as it is while the drawer is closed. */
  children?: ReactNode;
  /** Whether the drawer is open. The user changes it too. */
  opened?: boolean;
  /** Above the content, and on the button that opens the drawer. */
  title?: string;
  /** The side of the window, also where the page runs from right to left. */
  position?: 'left' | 'right';
  /** The drawer's width in px, until the user drags its edge. On a phone it fills the window. */
  size?: number;
}

const NARROWEST = 300;
const WIDEST = 900;

/** A chat at the side of an app: a button floats in the corner and opens it, and the app beside it keeps working. */
const ChatDrawer = ({
  children,
  opened = false,
  title,
  position = 'right',
  size = 420,
  setProps,
  ...rest
}: Props) => {
  const { root, labels, part } = useRoot('fdc-drawer', rest);
  const [open, setOpen] = useState(opened);
  const [given, setGiven] = useState(opened);
  if (opened !== given) {
    setGiven(opened);
    setOpen(opened);
  }
  const panel = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { size: width, handle } = useResize(
    rest.id ?? 'drawer',
    position === 'right' ? 'left' : 'right',
    { initial: size, min: NARROWEST, max: WIDEST },
  );
  const covers = useMediaQuery('(width <= 640px)');
  useFocusTrap(panel, open && covers);
  useInert(panel, !open);
  const heading = title ?? labels.drawer;

  const change = (next: boolean) => {
    setOpen(next);
    setGiven(next);
    setProps?.({ opened: next });
    // After the panel can be focused, or the button is there again.
    requestAnimationFrame(() => {
      const inside = panel.current;
      const first =
        inside?.querySelector<HTMLElement>('textarea') ?? inside?.querySelector('button');
      (next ? first : opener.current)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // What is open inside, or streams, has had the key first.
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    change(false);
  };

  return (
    <LabelsContext.Provider value={labels}>
      <div {...root} data-open={open} data-position={position}>
        <button
          ref={opener}
          type="button"
          className={part('opener', 'fdc-drawer__opener')}
          data-fdc-action="open-chat"
          aria-label={fill(labels.openDrawer, { title: heading })}
          aria-expanded={open}
          onClick={() => change(true)}
        >
          <ChatIcon size={20} />
          <span>{heading}</span>
        </button>
        <div
          ref={panel}
          className={part('panel', 'fdc-drawer__panel')}
          role="dialog"
          aria-label={heading}
          aria-modal={covers && open ? true : undefined}
          style={covers ? undefined : { width }}
          onKeyDown={onKeyDown}
        >
          {!covers && (
            <div
              {...handle}
              className="fdc-drawer__edge"
              role="separator"
              aria-orientation="vertical"
              aria-label={labels.resize}
              tabIndex={0}
            />
          )}
          <div className="fdc-drawer__head">
            <h2 className="fdc-drawer__title">{heading}</h2>
            <IconButton
              action="close-chat"
              label={fill(labels.closeDrawer, { title: heading })}
              Icon={CrossIcon}
              size={20}
              onPress={() => change(false)}
            />
          </div>
          <div className={part('body', 'fdc-drawer__body')}>{children}</div>
        </div>
      </div>
    </LabelsContext.Provider>
  );
};

export default ChatDrawer;
