// The button that runs an app, and why it cannot. A chunk of its own.
import { useId } from 'react';
import { StopIcon } from '../../controls/icons';
import type { DashProps, ThemeProps } from '../../dash/props';
import { refusalIn } from '../../hooks/refusals';
import { useChat } from '../../hooks/useChat';
import { LabelsContext } from '../../hooks/useLabels';
import { useRoot } from '../../hooks/useRoot';
import type { SettingErrors } from '../../hooks/useQueue';
import { useRun } from '../../hooks/useRun';
import { useSettingErrors } from '../../hooks/useSettingErrors';
import { useSettings } from '../../hooks/useSettings';
import type { Status } from '../../protocol/frames.generated';
import '../../styles/run.css';

interface RunProps extends DashProps, ThemeProps {
  readonly chat: string;
  readonly settings: object | undefined;
  readonly settingErrors: SettingErrors | undefined;
  readonly settingsPending: boolean;
}

export function Run({
  chat,
  settings,
  settingErrors,
  settingsPending,
  setProps,
  ...rest
}: RunProps) {
  const { root, labels, part } = useRoot('fdc-runner', rest);
  const session = useChat(chat);
  const run = useRun(session, settingErrors);
  const { running, pending, queued, status, obstacle, refusal, start, stop } = run;
  useSettings(session, settings, settingsPending);
  useSettingErrors(refusal, (errors) => setProps?.({ settingErrors: errors }));
  const reason = useId();
  const unable = obstacle !== null;
  const stoppable = running || queued;
  const waits = queued
    ? labels.runWhenUploaded
    : obstacle && { link: labels.runOffline, reply: labels.notWhileReplying }[obstacle];
  // What went wrong is said on the canvas.
  const said: { readonly [S in Status]?: string } = {
    streaming: labels.running,
    done: labels.runComplete,
  };

  return (
    <LabelsContext.Provider value={labels}>
      <div {...root}>
        <button
          type="button"
          className={part('button', 'fdc-run')}
          data-fdc-action={stoppable ? 'stop' : 'run'}
          data-busy={pending}
          aria-disabled={!stoppable && unable ? true : undefined}
          aria-describedby={reason}
          // The second half of a double click on Run is not a Stop.
          onClick={(event) => (stoppable ? event.detail < 2 && stop() : start())}
        >
          {stoppable && <StopIcon />}
          {stoppable ? labels.stopRun : labels.run}
        </button>
        <div id={reason} className="fdc-runner__reason" role="status">
          {!running && waits}
        </div>
        <div className="fdc-visually-hidden" role="status">
          {status && said[status]}
        </div>
        <div className="fdc-runner__problem" role="alert">
          {refusal && refusalIn(labels, refusal)}
        </div>
      </div>
    </LabelsContext.Provider>
  );
}
