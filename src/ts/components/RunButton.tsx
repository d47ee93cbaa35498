import { lazy, Suspense } from 'react';
import type { DashProps, ThemeProps } from '../dash/props';

const Run = lazy(async () => ({
  default: (await import(/* webpackChunkName: "run" */ '../blocks/panels/Run')).Run,
}));

interface Props extends DashProps, ThemeProps {
  /** The name of the chat whose callback is run: that of `mount_chat(app, callback, chat=…)`. */
  chat: string;
  /** Passed with each run, for the callback's other parameters. They go with the messages of the chat, too. */
  settings?: object;
  /** What the server refused at the last run, `{setting: message}`. */
  settingErrors?: { [name: string]: string };
}

/**
 * Runs the callback of a chat without a message: its `query` is empty, and the transcript has no entry of it. While it runs,
 * the button stops it.
 */
const RunButton = ({ chat, settings, ...rest }: Props) => (
  <Suspense fallback={null}>
    <Run {...rest} chat={chat} settings={settings} />
  </Suspense>
);

export default RunButton;
