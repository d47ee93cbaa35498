// A button that is an icon. Its label is read aloud, and shown where a pointer rests on it. One that cannot be pressed for
// a while keeps the focus and says why, if it is told; `disabled` it does neither.
import type { ComponentType, ReactNode, Ref } from 'react';
import type { IconProps } from './icons';

interface IconButtonProps {
  /** What it does: the public name by which it is styled and tested. */
  readonly action: string;
  readonly label: string;
  readonly Icon: ComponentType<IconProps>;
  readonly onPress: () => void;
  readonly size?: number;
  /** What a pointer is shown, where that should be shorter than the label. */
  readonly title?: string;
  readonly className?: string;
  readonly disabled?: boolean;
  /** Why it cannot be pressed; "" if it can. */
  readonly unable?: string | false;
  /** For a button that stays pressed. */
  readonly pressed?: boolean;
  /** Whether what it opens is open. */
  readonly expanded?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  /** Words beside the icon. */
  readonly children?: ReactNode;
}

export function IconButton(props: IconButtonProps) {
  const { action, label, Icon, onPress, size, title, className, disabled, unable, pressed } = props;
  const { expanded, buttonRef, children } = props;
  const look = children ? 'fdc-button fdc-button--icon' : 'fdc-icon-button';
  return (
    <button
      ref={buttonRef}
      type="button"
      className={className ? `${look} ${className}` : look}
      data-fdc-action={action}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-disabled={unable ? true : undefined}
      title={unable || (title ?? label)}
      disabled={disabled}
      onClick={() => {
        if (!unable) onPress();
      }}
    >
      <Icon size={size} />
      {children}
    </button>
  );
}
