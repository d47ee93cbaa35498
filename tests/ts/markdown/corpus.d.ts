declare module '*/corpus/load.mjs' {
  export function expand(entry: object): string;
  export function fill(text: string, host: string, js?: string): string;
}
