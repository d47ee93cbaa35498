// The commands that are offered while "/…" is typed at the beginning of a message.
import { useMemo, useState, type KeyboardEvent } from 'react';
import { matching, typedCommand, type SlashCommand } from '../model/slash';
import { useEvent } from './useEvent';

export interface CommandMenu {
  /** Those that fit; none while the menu is closed. */
  readonly options: readonly SlashCommand[];
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly choose: (command: SlashCommand) => void;
  /** Whether the key was for the menu. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

const NONE: readonly SlashCommand[] = [];

export function useCommandMenu(
  commands: readonly SlashCommand[],
  text: string,
  onChoose: (command: SlashCommand) => void,
): CommandMenu {
  const typed = commands.length > 0 ? typedCommand(text) : null;
  // Closed by Esc or by a choice, until another command is begun.
  const [closed, setClosed] = useState(false);
  const [at, setAt] = useState({ typed, index: 0 });
  if (typed === null && closed) setClosed(false);
  const options = useMemo(
    () => (typed === null || closed ? NONE : matching(commands, typed)),
    [commands, typed, closed],
  );
  const active = at.typed === typed ? at.index : 0;
  const setActive = useEvent((index: number) => setAt({ typed, index }));
  const choose = useEvent((command: SlashCommand) => {
    setClosed(true);
    onChoose(command);
  });

  const onKey = (event: KeyboardEvent): boolean => {
    const option = options[active];
    if (!option || event.ctrlKey || event.metaKey || event.altKey) return false;
    const { length } = options;
    switch (event.key) {
      case 'ArrowDown':
        setActive((active + 1) % length);
        break;
      case 'ArrowUp':
        setActive((active + length - 1) % length);
        break;
      case 'Enter':
      case 'Tab':
        if (event.shiftKey) return false;
        choose(option);
        break;
      case 'Escape':
        setClosed(true);
        break;
      default:
        return false;
    }
    event.preventDefault();
    return true;
  };

  return { options, active, setActive, choose, onKey };
}
