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
  copyTable: 'Copy as CSV',
  footnoteBack: 'Back to the text of note {number}',
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
  diagram: 'Diagram',
  diagramFailed: 'This diagram could not be drawn.',
  details: 'Details',
  approvalNeeded: 'Needs your approval',
  wantsTo: 'Wants to run {name}',
  approve: 'Approve',
  approveAll: 'Approve all',
  approveEdited: 'Approve with changes',
  reject: 'Reject',
  editArguments: 'Edit',
  answer: 'Answer',
  yourAnswer: 'Your answer',
  sendDecisions: 'Send decisions',
  change: 'Change',
  cancel: 'Cancel',
  approved: 'Approved',
  rejected: 'Rejected',
  approvedEdited: 'Approved with changes',
  answered: 'Answered',
  argumentWrong: 'This is not a value that {name} can have. Texts are written in quotes here.',
  numberWrong: '{name} must be a number.',
  openDrawer: 'Open {title}',
  closeDrawer: 'Close {title}',
  resize: 'Resize',
  drawer: 'Assistant',
  canvas: 'Canvas',
  unknownType: 'There is no component of the type {type}.',
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
  running: 'Running…',
  runComplete: 'Done.',
  runCutOff: 'The connection was lost before the result was complete. Run it again.',
  runRefused: 'The server did not run this. Reload the page and try again.',
  inputsTooLarge: 'The inputs are too large for the server.',
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
