// The text, and all that keys do in it.
import type { KeyboardEvent, RefObject } from 'react';
import { isComposing, isSubmitKey } from '../../hooks/submitKey';
import { useAutosize } from '../../hooks/useAutosize';
import { useCommandMenu } from '../../hooks/useCommandMenu';
import type { Composer } from '../../hooks/useComposer';
import { useLabels } from '../../hooks/useLabels';
import { pastedFiles } from '../../hooks/pastedFiles';
import { useRecall } from '../../hooks/useRecall';
import { insertion, type SlashCommand } from '../../model/slash';
import { CommandMenu, optionId } from './CommandMenu';
import { problemId } from './Notices';

interface TextBoxProps {
  readonly box: RefObject<HTMLTextAreaElement>;
  /** Unique on the page; the ids of what belongs to it begin with it. */
  readonly name: string;
  readonly className: string;
  readonly composer: Composer;
  readonly commands: readonly SlashCommand[];
  readonly disabled: boolean;
  readonly placeholder: string;
  readonly tooLong: boolean;
  /** For a paste. Left out, files are not taken. */
  readonly onFiles?: (files: readonly File[]) => void;
}

export function TextBox({
  box,
  name,
  className,
  composer,
  commands,
  disabled,
  placeholder,
  tooLong,
  onFiles,
}: TextBoxProps) {
  const labels = useLabels();
  const { text, edit, submit, history } = composer;
  const menu = useCommandMenu(commands, text, (command) => edit(insertion(command)));
  const onRecallKey = useRecall(history, edit);
  useAutosize(box, text);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event) || menu.onKey(event) || onRecallKey(event)) return;
    if (!isSubmitKey(event)) return;
    event.preventDefault();
    submit();
  };
  const isOpen = menu.options.length > 0;
  const menuId = `${name}-commands`;
  const combobox = {
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-controls': isOpen ? menuId : undefined,
    'aria-activedescendant': isOpen ? optionId(menuId, menu.active) : undefined,
  } as const;
  return (
    <>
      {commands.length > 0 && <CommandMenu id={menuId} menu={menu} />}
      <textarea
        ref={box}
        className={className}
        rows={1}
        value={text}
        disabled={disabled}
        placeholder={placeholder}
        aria-label={labels.message}
        aria-invalid={tooLong}
        // Empty, where nothing is wrong.
        aria-describedby={problemId(name)}
        // A textarea may not have the role of a combobox; these say the same of a text box.
        {...(commands.length > 0 && combobox)}
        dir="auto"
        enterKeyHint="send"
        onKeyDown={onKeyDown}
        onChange={(event) => edit(event.target.value)}
        onPaste={(event) => {
          const files = onFiles ? pastedFiles(event.clipboardData) : [];
          if (files.length === 0) return;
          event.preventDefault();
          onFiles?.(files);
        }}
      />
    </>
  );
}
