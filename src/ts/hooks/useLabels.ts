// Every word that a component shows, so that an app can replace or translate it.
import { createContext, useContext } from 'react';

export const LABELS = {
  send: 'Send message',
  stop: 'Stop generating',
  placeholder: 'Send a message',
  message: 'Message',
  conversation: 'Conversation',
  user: 'You',
  assistant: 'Assistant',
  copy: 'Copy',
  copied: 'Copied',
  jumpToLatest: 'Jump to latest',
  newThread: 'New chat',
  colorScheme: 'Switch between light and dark',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
  waitingForConnection: 'No connection. Your message will be sent when it is back.',
  thinking: 'Thinking…',
  thoughtFor: 'Thought for {duration}',
  toolRunning: 'Running',
  toolDone: 'Done',
  toolError: 'Failed',
  toolCancelled: 'Cancelled',
  parts: 'Steps: {count}',
  partsRunning: 'Steps: {count}, running: {running}',
  partsFailed: 'Steps: {count}, failed: {failed}',
  progressOf: 'Progress of {name}',
  arguments: 'Arguments',
  result: 'Result',
  stopped: '(stopped)',
  interrupted: 'The server went away before this reply was complete.',
  showImage: 'Show image from {host}',
  artifactFailed: 'This could not be loaded.',
  retry: 'Retry',
  code: 'code',
  details: 'Details',
  approvalNeeded: 'Needs your approval',
  blockFailed: 'This part of the reply could not be shown.',
  showMore: 'Show more ({count} left)',
  showAllCharacters: 'Show all {count} characters',
  search: 'Search in {title}',
  searchPlaceholder: 'Search',
  searchPlace: '{place} of {count}',
  searchNothing: 'Nothing found',
  rows: '{count} rows',
  table: 'Table',
  image: 'Image',
  replyComplete: 'Reply complete.',
  stillReplying: 'A reply is still being written. Your text stays here.',
  cancelSend: 'Cancel',
  tooLong: 'This message is {over} characters too long. The limit is {limit}.',
  hint: 'Enter to send, Shift+Enter for a new line',
  edit: 'Edit message',
  editedMessage: 'Edited message',
  saveAndSend: 'Save and send',
  cancelEdit: 'Cancel',
  regenerate: 'Make this reply again',
  notWhileReplying: 'Not while a reply is being written',
  goodReply: 'Good reply',
  badReply: 'Bad reply',
  previousVersion: 'Previous version',
  nextVersion: 'Next version',
  version: 'Version {place} of {count}',
  today: 'Today',
  yesterday: 'Yesterday',
  attachments: 'Attached files',
  download: 'Download {name}',
  sources: 'Sources',
  moreSources: '{count} more',
  suggestions: 'Suggestions',
  noFigure: 'A figure can only be shown inside a Dash app.',
} as const;

export type Labels = Readonly<Record<keyof typeof LABELS, string>>;

export const LabelsContext = createContext<Labels>(LABELS);

export function useLabels(): Labels {
  return useContext(LabelsContext);
}

/** `fill("Thought for {duration}", {duration: "4 s"})` → "Thought for 4 s". */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}
