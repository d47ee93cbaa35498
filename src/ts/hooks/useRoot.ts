// From the props that every component takes to the attributes of its root element.
import { useMemo, type CSSProperties } from 'react';
import { LABELS, type Labels } from './useLabels';

interface Theme {
  readonly colorScheme?: 'light' | 'dark' | 'auto';
  readonly primaryColor?: string;
  readonly radius?: number;
  readonly fontFamily?: string;
  readonly density?: 'comfortable' | 'compact';
}

interface RootProps {
  readonly id?: string;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly classNames?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly theme?: Theme;
}

interface RootAttributes {
  readonly id?: string;
  readonly className: string;
  readonly style: CSSProperties;
  readonly 'data-fdc-scheme'?: 'light' | 'dark';
  readonly 'data-fdc-density'?: 'comfortable' | 'compact';
}

interface Root {
  /** For the root element. */
  readonly root: RootAttributes;
  readonly labels: Labels;
  /** The class of a part, with what `classNames` adds to it: `part("input", "fdc-composer__input")`. */
  readonly part: (name: string, own: string) => string;
}

export function useRoot(own: string, props: RootProps): Root {
  const { id, className, style, classNames, labels, theme } = props;
  return useMemo(() => {
    const part = (name: string, base: string) => joined(base, classNames?.[name]);
    const scheme = theme?.colorScheme === 'auto' ? undefined : theme?.colorScheme;
    return {
      root: {
        ...(id === undefined ? {} : { id }),
        className: joined('fdc-root', part('root', own), className),
        style: { ...themeProperties(theme), ...style },
        'data-fdc-scheme': scheme,
        'data-fdc-density': theme?.density,
      },
      labels: { ...LABELS, ...labels },
      part,
    };
  }, [own, id, className, style, classNames, labels, theme]);
}

function joined(...classes: readonly (string | undefined)[]): string {
  return classes.filter(Boolean).join(' ');
}

function themeProperties(theme: Theme | undefined): CSSProperties {
  const properties: Record<string, string> = {};
  if (theme?.primaryColor) {
    properties['--fdc-accent'] = theme.primaryColor;
    const text = textOn(theme.primaryColor);
    if (text) properties['--fdc-accent-text'] = text;
  }
  if (theme?.radius !== undefined) properties['--fdc-radius-m'] = `${theme.radius}px`;
  if (theme?.fontFamily) properties['--fdc-font'] = theme.fontFamily;
  return properties;
}

/** Black or white, whichever reads better on a `#rrggbb` colour; other notations keep the style sheet's. */
function textOn(color: string): string | null {
  const [, ...channels] = /^#(\p{AHex}{2})(\p{AHex}{2})(\p{AHex}{2})$/u.exec(color) ?? [];
  if (channels.length === 0) return null;
  const [red = 0, green = 0, blue = 0] = channels.map((hex) => (parseInt(hex, 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000' : '#fff';
}
