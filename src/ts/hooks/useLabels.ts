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
  thoughtFor: 'Thought for {seconds} s',
  toolRunning: 'Running',
  toolDone: 'Done',
  toolError: 'Failed',
  toolCancelled: 'Cancelled',
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
  rows: '{count} rows',
  table: 'Table',
  image: 'Image',
  replyComplete: 'Reply complete.',
  stillReplying: 'A reply is still being written. Your text stays here.',
  cancelSend: 'Cancel',
  tooLong: 'This message is {over} characters too long. The limit is {limit}.',
  hint: 'Enter to send, Shift+Enter for a new line',
  characters: '{count} of {limit} characters',
  suggestions: 'Suggestions',
  commands: 'Commands',
  commandsFound: 'Commands: {count}. Up and Down move, Enter takes one.',
  attach: 'Attach files',
  attachments: 'Attached files',
  attached: 'Files attached: {count}',
  dropFiles: 'Drop files here',
  removeFile: 'Remove {name}',
  uploading: 'Uploading {name}',
  uploadWaiting: 'Waiting for connection',
  uploadFailed: 'Upload failed',
  uploadAgain: 'Upload {name} again',
  sendWhenUploaded: 'Your message will be sent when its files are uploaded.',
  filesFailed: 'To send, remove the files that failed, or upload them again.',
  fileTooLarge: '{name} is larger than {limit}.',
  fileOfOtherKind: '{name} cannot be attached here. Choose {kinds}.',
  fileIsFolder: '{name} is a folder. Choose files.',
  tooManyFiles: 'A message may have at most {limit} files.',
  noFigure: 'A figure can only be shown inside a Dash app.',
} as const;

export type Labels = Readonly<Record<keyof typeof LABELS, string>>;

export const LabelsContext = createContext<Labels>(LABELS);

export function useLabels(): Labels {
  return useContext(LabelsContext);
}

/** `fill("Thought for {seconds} s", {seconds: 4})` → "Thought for 4 s". */
export function fill(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}
