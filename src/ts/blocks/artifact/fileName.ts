/** A name for a file from a label; `otherwise`, if nothing is left of that. */
export function fileName(label: string, otherwise: string): string {
  return label.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || otherwise;
}
