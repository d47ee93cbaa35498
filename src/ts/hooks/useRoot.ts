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
  /** The style sheet finds the colours that go with an accent. */
  readonly 'data-fdc-accent'?: '';
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
        'data-fdc-accent': theme?.primaryColor ? '' : undefined,
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
  if (theme?.primaryColor) properties['--fdc-accent'] = theme.primaryColor;
  if (theme?.radius !== undefined) properties['--fdc-radius-m'] = `${theme.radius}px`;
  if (theme?.fontFamily) properties['--fdc-font'] = theme.fontFamily;
  return properties;
}
