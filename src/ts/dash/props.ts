// Props that the public components share. Their comments are the docstrings of the Python classes.

export interface DashProps {
  /** The ID of this component, used in callbacks. */
  id?: string;
  /** Update props on the server. Given by Dash. */
  setProps?: (props: Record<string, unknown>) => void;
}

export interface ThemeProps {
  /** Classes added to the component's root element. */
  className?: string;
  // Not CSSProperties: the generator would write out every property of CSS.
  /** Inline styles of the component's root element, with camelCase names. */
  style?: { [property: string]: string | number };
  /** Classes for parts of the component, `{part: class}`. The parts are listed in the documentation of its DOM. */
  classNames?: { [part: string]: string };
  /** Replacements for the words that are shown, `{word: text}`. */
  labels?: { [word: string]: string };
  /** Colours, shape and type. Everything else follows the `--fdc-…` custom properties of the page. */
  theme?: {
    /** `auto`, the default, follows the switch of the transcript's header, and until that is used, the system. */
    colorScheme?: 'light' | 'dark' | 'auto';
    /** The accent colour, as a CSS colour. */
    primaryColor?: string;
    /** Corner radius of cards in px. */
    radius?: number;
    /** A CSS font family. */
    fontFamily?: string;
    /** Distance between things. */
    density?: 'comfortable' | 'compact';
  };
}

export interface ChatProps {
  /**
   * The name of the chat that this component belongs to: that of `mount_chat(app, callback, chat=…)`. All components with
   * the same name show the same conversation. Without it the component stands alone and shows its own props.
   */
  chat?: string;
}
