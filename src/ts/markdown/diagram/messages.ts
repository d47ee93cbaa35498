// What the page and the frame that draws diagrams say to each other.
import type { ColorScheme } from '../../hooks/useColorScheme';

export interface Order {
  readonly id: number;
  readonly code: string;
  readonly scheme: ColorScheme;
}

export interface Picture {
  /** An SVG document. */
  readonly svg: string;
  /** In px. */
  readonly width: number;
  readonly height: number;
}

/** `picture` is null if the diagram could not be drawn. The first message, when the frame is ready, is about none. */
export interface Answer {
  readonly id: number;
  readonly picture: Picture | null;
}

export const READY = 0;
