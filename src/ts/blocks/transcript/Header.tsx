// The bar above a transcript: title, state of the link, light or dark, new chat.
import type { ReactNode } from 'react';
import { useColorScheme } from '../../hooks/useColorScheme';
import { useLabels } from '../../hooks/useLabels';
import { MoonIcon, NewChatIcon, SunIcon } from '../../controls/icons';
import { IconButton } from '../../controls/IconButton';

interface HeaderProps {
  readonly title: string;
  /** The scheme is fixed by a prop: there is nothing to switch. */
  readonly fixedScheme: boolean;
  readonly connection: ReactNode;
  readonly onNewThread: (() => void) | null;
}

export function Header({ title, fixedScheme, connection, onNewThread }: HeaderProps) {
  const labels = useLabels();
  return (
    <header className="fdc-header">
      <h1 className="fdc-header__title">{title}</h1>
      {connection}
      {!fixedScheme && <SchemeSwitch />}
      {onNewThread && (
        <IconButton
          action="new-thread"
          label={labels.newThread}
          Icon={NewChatIcon}
          size={20}
          onPress={onNewThread}
        />
      )}
    </header>
  );
}

function SchemeSwitch() {
  const labels = useLabels();
  const [scheme, switchScheme] = useColorScheme();
  return (
    <IconButton
      action="color-scheme"
      label={labels.colorScheme}
      Icon={scheme === 'dark' ? SunIcon : MoonIcon}
      size={20}
      onPress={switchScheme}
    />
  );
}
