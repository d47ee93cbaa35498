import { useId, useRef, useState, type ReactNode } from 'react';
import { Sides } from '../blocks/panels/Sides';
import { panelId, tabId, Tabs, type TabName } from '../blocks/panels/Tabs';
import type { ChatProps, DashProps, ThemeProps } from '../dash/props';
import { AcceptedContext } from '../hooks/useAccepted';
import { storeOf, useChat } from '../hooks/useChat';
import { useEvent } from '../hooks/useEvent';
import { useInert } from '../hooks/useInert';
import { LabelsContext } from '../hooks/useLabels';
import { useMediaQuery } from '../hooks/useMediaQuery';
import { useResize } from '../hooks/useResize';
import { useRoot } from '../hooks/useRoot';
import { useScrollStop } from '../hooks/useScrollStop';
import { useStore } from '../hooks/useStore';
import { findChange } from '../model/canvas';
import { canvasChange } from '../model/state';

interface Props extends DashProps, ThemeProps, ChatProps {
  /** The main area: a `CanvasGrid`, as a rule. */
  children?: ReactNode;
  /** What stands beside it: a `Transcript` and a `ChatComposer`. */
  conversation?: ReactNode;
  /**
   * What stands there at first instead: controls and a `RunButton`. A button below puts the conversation in its place, and
   * another one takes that back. What is not seen stays as it is.
   */
  inputs?: ReactNode;
  /** How wide it is beside the canvas, in px, until the user drags its edge. On a phone there are two tabs. */
  size?: number;
}

const NARROWEST = 280;
const WIDEST = 800;
/** What is left to the canvas at least, in px. */
const CANVAS = 320;

/**
 * A chat beside the canvas that it draws on. The user sets the width of the two by the edge between them; on a phone they are
 * two tabs.
 */
const CanvasPanels = ({ chat, children, conversation, inputs, size = 400, ...rest }: Props) => {
  const { root, labels, part } = useRoot('fdc-panels', rest);
  const name = useId();
  const store = storeOf(useChat(chat));
  const tabs = useRef<HTMLDivElement>(null);
  const beside = useRef<HTMLDivElement>(null);
  const canvas = useScrollStop<HTMLDivElement>();

  const narrow = useMediaQuery('(width <= 640px)');
  const { size: width, handle } = useResize(rest.id ?? 'panels', 'end', {
    initial: size,
    min: NARROWEST,
    max: WIDEST,
    beside: CANVAS,
  });

  const [chatting, setChatting] = useState(false);

  const [tab, setTab] = useState<TabName>('beside');
  const showsCanvas = !narrow || tab === 'canvas';
  const change = useStore(store, (state) => findChange(state.turns, canvasChange(state)));
  const [seen, setSeen] = useState(change);
  if (showsCanvas && seen !== change) setSeen(change);

  // Who runs the app wants to see what it draws.
  const showCanvas = useEvent(() => {
    const focused = beside.current?.contains(document.activeElement);
    setTab('canvas');
    if (focused) tabs.current?.querySelector<HTMLElement>('[data-tab="canvas"]')?.focus();
  });

  useInert(beside, narrow && tab === 'canvas');
  useInert(canvas, !showsCanvas);

  const showsChat = chatting || inputs === undefined;
  const words = { beside: showsChat ? labels.chat : labels.inputs, canvas: labels.canvas };
  const tabPanel = (which: TabName) => ({
    id: panelId(name, which),
    role: narrow ? 'tabpanel' : undefined,
    'aria-labelledby': narrow ? tabId(name, which) : undefined,
  });

  return (
    <LabelsContext.Provider value={labels}>
      <div {...root} data-tab={tab}>
        {narrow && (
          <Tabs
            list={tabs}
            name={name}
            words={words}
            selected={tab}
            changed={seen !== change}
            onSelect={setTab}
          />
        )}
        <div
          ref={beside}
          {...tabPanel('beside')}
          className={part('beside', 'fdc-panels__beside')}
          data-shown={!narrow || tab === 'beside'}
          style={narrow ? undefined : { width }}
        >
          {inputs === undefined ? (
            <div className="fdc-panels__side" data-shown data-fdc-chat={chat}>
              {conversation}
            </div>
          ) : (
            <AcceptedContext.Provider value={showCanvas}>
              <Sides
                chat={chat}
                inputs={inputs}
                conversation={conversation}
                chatting={chatting}
                onSwap={setChatting}
              />
            </AcceptedContext.Provider>
          )}
        </div>
        {!narrow && (
          <div
            {...handle}
            className="fdc-panels__edge"
            role="separator"
            aria-orientation="vertical"
            aria-label={labels.resize}
            aria-controls={panelId(name, 'beside')}
            tabIndex={0}
          />
        )}
        <div
          ref={canvas}
          {...tabPanel('canvas')}
          className={part('canvas', 'fdc-panels__canvas')}
          data-shown={showsCanvas}
        >
          {children}
          {chat && !change?.order.length && (
            <p className="fdc-panels__hint">{inputs ? labels.runHint : labels.canvasEmpty}</p>
          )}
        </div>
      </div>
    </LabelsContext.Provider>
  );
};

export default CanvasPanels;
