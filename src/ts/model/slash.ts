// Commands that the app offers at the beginning of a message.

export interface SlashCommand {
  /** Without the slash. */
  readonly name: string;
  readonly description?: string;
  /** What is put into the box instead of `/name `. */
  readonly text?: string;
}

/** What is typed of a command's name, while nothing else is; else null. */
export function typedCommand(text: string): string | null {
  return /^\/(\S*)$/.exec(text)?.[1] ?? null;
}

/** The commands that fit, best first: names that begin so, then what holds it in its name or description. */
export function matching(
  commands: readonly SlashCommand[],
  typed: string,
): readonly SlashCommand[] {
  const word = typed.toLowerCase();
  const begins = (command: SlashCommand) => command.name.toLowerCase().startsWith(word);
  const holds = ({ name, description = '' }: SlashCommand) =>
    `${name}\n${description}`.toLowerCase().includes(word);
  return [
    ...commands.filter(begins),
    ...commands.filter((command) => !begins(command) && holds(command)),
  ];
}

/** What choosing the command writes. */
export function insertion({ name, text }: SlashCommand): string {
  return text ?? `/${name} `;
}
