// The figures among what is set on a page, in the colours of the page: when they come, and when the colours change.
import { themed, type Figure } from '../blocks/artifact/figureTheme';
import { pageScheme, type ColorScheme } from '../hooks/useColorScheme';

export type Props = Readonly<Record<string, unknown>>;

type SetProps = (id: string, props: Props) => void;

export interface FigureColours {
  /** The properties as they are to be set. A `revision` is a run: zoom does not outlive it. */
  coloured(id: string, props: Props, revision: number): Props;
}

/** `fixed`: the scheme of the page, if its theme says it. */
export function followScheme(setProps: SetProps, fixed?: ColorScheme): FigureColours {
  const shown = new Map<string, { readonly props: Props; readonly revision: number }>();
  const colour = (props: Props, revision: number) =>
    withFigures(props, (figure) => themed(revised(figure, revision), fixed ?? pageScheme.get()));
  if (!fixed) {
    pageScheme.subscribe(() => {
      for (const [id, { props, revision }] of shown) setProps(id, colour(props, revision));
    });
  }
  return {
    coloured(id, props, revision) {
      const next = colour(props, revision);
      if (next === props) shown.delete(id);
      else shown.set(id, { props, revision });
      return next;
    },
  };
}

function revised(figure: Figure, revision: number): Figure {
  return { ...figure, layout: { uirevision: `run ${revision}`, ...figure.layout } };
}

/** The same object where there is no figure. */
function withFigures(props: Props, colour: (figure: Figure) => Figure): Props {
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (name === 'figure' && isFigure(value)) changed[name] = colour(value);
    else if (name === 'children') {
      const children = withFiguresBelow(value, colour);
      if (children !== value) changed[name] = children;
    }
  }
  return Object.keys(changed).length > 0 ? { ...props, ...changed } : props;
}

function withFiguresBelow(value: unknown, colour: (figure: Figure) => Figure): unknown {
  if (Array.isArray(value)) {
    const next = value.map((item) => withFiguresBelow(item, colour));
    return next.some((item, index) => item !== value[index]) ? next : value;
  }
  if (isDict(value) && isDict(value['props'])) {
    const props = withFigures(value['props'], colour);
    return props === value['props'] ? value : { ...value, props };
  }
  return value;
}

function isFigure(value: unknown): value is Figure {
  return isDict(value) && Array.isArray(value['data']);
}

function isDict(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
