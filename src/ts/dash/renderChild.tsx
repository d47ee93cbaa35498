// Renders a component of another Dash library inside one of ours, as Dash itself would: with its callbacks and lazy chunks.
import { createElement, type ComponentType, type ReactElement } from 'react';

/** What Dash's Python classes serialise to. */
export interface DashComponent {
  readonly type: string;
  readonly namespace: string;
  readonly props: Readonly<Record<string, unknown>>;
}

interface DashComponentApi {
  readonly ExternalWrapper: ComponentType<{
    component: DashComponent;
    componentPath: readonly (string | number)[];
    temp: boolean;
  }>;
  readonly useDashContext: () => { readonly componentPath: readonly (string | number)[] };
}

declare global {
  interface Window {
    dash_component_api?: DashComponentApi;
  }
}

interface DashChildProps {
  readonly component: DashComponent;
  /** Where Dash keeps the child's props, below those of our component. By names: a path by index breaks as a list changes. */
  readonly path: readonly [slot: string, name: string];
}

/** The child, or null outside Dash. */
export function DashChild(props: DashChildProps): ReactElement | null {
  const api = window.dash_component_api;
  return api ? createElement(Wrapped, { api, ...props }) : null;
}

function Wrapped({ api, component, path }: DashChildProps & { api: DashComponentApi }) {
  const { componentPath } = api.useDashContext();
  return createElement(api.ExternalWrapper, {
    component,
    componentPath: [...componentPath, 'props', ...path],
    temp: true,
  });
}
