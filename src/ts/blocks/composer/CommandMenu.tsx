// The list of commands above the text. The focus stays in the text; `aria-activedescendant` there names the option.
import { useLayoutEffect, useRef, useState } from 'react';
import { keepFocus } from '../../controls/keepFocus';
import type { CommandMenu as Menu } from '../../hooks/useCommandMenu';
import { fill, useLabels } from '../../hooks/useLabels';

interface CommandMenuProps {
  readonly id: string;
  readonly menu: Menu;
}

/** Room that the list wants above the composer, in px. */
const ROOM = 200;

export function CommandMenu({ id, menu }: CommandMenuProps) {
  const labels = useLabels();
  const { options, active, setActive, choose } = menu;
  const list = useRef<HTMLUListElement>(null);
  const [below, setBelow] = useState(false);
  const isOpen = options.length > 0;

  useLayoutEffect(() => {
    const card = list.current?.parentElement?.getBoundingClientRect();
    if (card) setBelow(card.top < ROOM && innerHeight - card.bottom > card.top);
  }, [isOpen]);
  useLayoutEffect(() => {
    const option = list.current?.children[active];
    if (list.current && option instanceof HTMLElement) scrollTo(list.current, option);
  }, [active, options]);

  return (
    <>
      <span className="fdc-visually-hidden" role="status">
        {isOpen && fill(labels.commandsFound, { count: options.length })}
      </span>
      {isOpen && (
        <ul
          ref={list}
          id={id}
          className="fdc-commands"
          role="listbox"
          aria-label={labels.commands}
          data-below={below}
        >
          {options.map((command, index) => (
            <li
              key={command.name}
              id={optionId(id, index)}
              className="fdc-command"
              role="option"
              aria-selected={index === active}
              data-command={command.name}
              onMouseDown={keepFocus}
              onMouseMove={() => index !== active && setActive(index)}
              onClick={() => choose(command)}
            >
              <bdi className="fdc-command__name">/{command.name}</bdi>
              {command.description && (
                <span className="fdc-command__description" dir="auto">
                  {command.description}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function optionId(menu: string, index: number): string {
  return `${menu}-${index}`;
}

/** As little as it takes. `scrollIntoView` would move the page, too. */
function scrollTo(list: HTMLElement, option: HTMLElement): void {
  const top = option.offsetTop;
  const bottom = top + option.offsetHeight;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}
