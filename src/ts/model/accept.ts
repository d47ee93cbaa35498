// Which files a chat takes, by the rules of HTML's `accept`: `.csv`, `image/*`, `application/pdf`.

/** Whether one of the rules allows the file. Without rules everything is allowed. */
export function accepts(
  rules: readonly string[],
  file: { readonly name: string; readonly type: string },
): boolean {
  const name = file.name.toLowerCase();
  const type = file.type.toLowerCase();
  return rules.length === 0 || rules.some((rule) => allows(rule.trim().toLowerCase(), name, type));
}

function allows(rule: string, name: string, type: string): boolean {
  if (rule.startsWith('.')) return rule.length > 1 && name.endsWith(rule);
  if (rule === '*/*') return true;
  if (rule.endsWith('/*')) return type.startsWith(rule.slice(0, -1));
  return rule !== '' && rule === type;
}
