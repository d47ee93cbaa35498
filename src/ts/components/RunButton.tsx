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
  /** A setting is still on its way to the server, such as a file that uploads: a run that is asked for meanwhile waits for it. */
  settingsPending?: boolean;
}

/**
 * Runs the callback of a chat without a message: its `query` is empty, and the transcript has no entry of it. While it runs,
 * the button stops it.
 */
const RunButton = ({ chat, settings, settingErrors, settingsPending = false, ...rest }: Props) => (
  <Suspense fallback={null}>
    <Run
      {...rest}
      chat={chat}
      settings={settings}
      settingErrors={settingErrors}
      settingsPending={settingsPending}
    />
  </Suspense>
);

export default RunButton;
