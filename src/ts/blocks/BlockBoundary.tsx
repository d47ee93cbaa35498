// A block that cannot be drawn says so; the rest of the page, which is also the rest of the app, stays.
import { Component, type ReactNode } from 'react';
import { LabelsContext } from '../hooks/useLabels';

interface State {
  readonly failed: boolean;
}

export class BlockBoundary extends Component<{ readonly children: ReactNode }, State> {
  static override contextType = LabelsContext;
  declare context: React.ContextType<typeof LabelsContext>;
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <p className="fdc-failure">{this.context.blockFailed}</p>
    ) : (
      this.props.children
    );
  }
}
