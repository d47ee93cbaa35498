// The ids of messages, and which of them this page sent: its transcript goes to the end for these, and not for those of
// another tab.

const sent = new Set<string>();

export function wasSentHere(message: string): boolean {
  return sent.has(message);
}

export function noteSent(message: string): void {
  sent.add(message);
}

/** `crypto.randomUUID` is missing on pages served without TLS. */
export function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
