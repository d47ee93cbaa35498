// Hands the refusal of a setting to Dash, so that it can be shown at the setting's control.
import { useEffect, useRef } from 'react';
import type { Refusal } from '../protocol/frames.generated';
import { useEvent } from './useEvent';

type Errors = Readonly<Record<string, string>>;

/** `report` is told the errors by the names of the settings; and that there are none, when they are over. */
export function useSettingErrors(refusal: Refusal | null, report: (errors: Errors) => void): void {
  const tell = useEvent(report);
  const told = useRef(false);
  useEffect(() => {
    const field = refusal?.code === 'invalid_setting' ? refusal.field : undefined;
    if (refusal && field) tell({ [field]: refusal.message });
    else if (told.current) tell({});
    told.current = field !== undefined;
  }, [refusal, tell]);
}
