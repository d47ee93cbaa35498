// A button of a message's row of actions. One that cannot be pressed now keeps the focus and says why.
import type { ComponentType, ReactNode, Ref } from 'react';

interface ActionButtonProps {
  readonly action: string;
  readonly label: string;
  readonly Icon: ComponentType;
  readonly onPress: () => void;
  /** Why it cannot be pressed; "" if it can. */
  readonly unable?: string | false;
  /** For a button that stays pressed. */
  readonly pressed?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  /** Words beside the icon. */
  readonly children?: ReactNode;
}

export function ActionButton(props: ActionButtonProps) {
  const { action, label, Icon, onPress, unable, pressed, buttonRef, children } = props;
  return (
    <button
      ref={buttonRef}
      type="button"
      className={children ? 'fdc-button fdc-button--icon' : 'fdc-icon-button'}
      data-fdc-action={action}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={unable ? true : undefined}
      title={unable || label}
      onClick={() => {
        if (!unable) onPress();
      }}
    >
      <Icon />
      {children}
    </button>
  );
}
