// Text that has arrived but is not parsed yet. A store of its own: a context that changes makes React walk through the
// whole message, and this changes with every update.

export class PendingText {
  private text = '';
  private readonly listeners = new Set<() => void>();

  readonly get = (): string => this.text;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.listeners.forEach((listener) => listener());
  }
}
