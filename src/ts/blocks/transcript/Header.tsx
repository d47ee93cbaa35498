// The bar above a transcript: title, state of the link, light or dark, new chat.
import type { ReactNode } from 'react';
import { useColorScheme } from '../../hooks/useColorScheme';
import { useLabels } from '../../hooks/useLabels';
import { MoonIcon, NewChatIcon, SunIcon } from '../../controls/icons';

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
        <button
          type="button"
          className="fdc-icon-button"
          data-fdc-action="new-thread"
          aria-label={labels.newThread}
          title={labels.newThread}
          onClick={onNewThread}
        >
          <NewChatIcon size={20} />
        </button>
      )}
    </header>
  );
}

function SchemeSwitch() {
  const labels = useLabels();
  const [scheme, switchScheme] = useColorScheme();
  return (
    <button
      type="button"
      className="fdc-icon-button"
      data-fdc-action="color-scheme"
      aria-label={labels.colorScheme}
      title={labels.colorScheme}
      onClick={switchScheme}
    >
      {scheme === 'dark' ? <SunIcon size={20} /> : <MoonIcon size={20} />}
    </button>
  );
}
