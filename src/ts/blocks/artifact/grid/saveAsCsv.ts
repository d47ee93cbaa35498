/** A text that a spreadsheet does not take for a formula. */
export function harmless({ value }: { readonly value: unknown }): unknown {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : (value ?? '');
}
