// Every word that a component shows, so that an app can replace or translate it.
import { createContext, useContext } from 'react';
import { pluralOf, written } from './pageLanguage';

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
  diagram: 'Diagram',
  diagramFailed: 'This diagram could not be drawn.',
  details: 'Details',
  approvalNeeded: 'Needs your approval',
  wantsTo: 'Wants to run {name}',
  approve: 'Approve',
  approveAll: 'Approve all',
  ctrlKey: 'Ctrl',
  enterKey: 'Enter',
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
  search: 'Search in {title}',
  searchPlaceholder: 'Search',
  searchPlace: '{place} of {count}',
  searchNothing: 'Nothing found',
  rows: '{count} rows',
  rows_one: '{count} row',
  rowsFound: '{count} of {total} rows',
  rowsLeftOut: 'Only the first {count} rows are kept.',
  columnsLeftOut: 'Only the first {count} columns are kept.',
  noRows: 'No rows',
  searchTable: 'Search',
  downloadCsv: 'Download as CSV',
  fullScreen: 'Full screen',
  exitFullScreen: 'Leave full screen',
  table: 'Table',
  image: 'Image',
  enlarge: 'Enlarge',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  download: 'Download',
  close: 'Close',
  loadFrom: 'Load the parts that come from {host}',
  replyComplete: 'Reply complete.',
  stillReplying: 'A reply is still being written. Your text stays here.',
  cancelSend: 'Cancel',
  tooLong: 'This message is {over} characters too long. The limit is {limit}.',
  tooLong_one: 'This message is {over} character too long. The limit is {limit}.',
  hint: 'Enter to send, Shift+Enter for a new line',
  running: 'Running…',
  runComplete: 'Done.',
  runCutOff: 'The connection was lost before the result was complete. Run it again.',
  runRefused: 'The server did not run this. Reload the page and try again.',
  inputsTooLarge: 'The inputs are too large for the server.',
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
  downloadFile: 'Download {name}',
  sources: 'Sources',
  moreSources: '{count} more',
  suggestions: 'Suggestions',
  noFigure: 'A figure can only be shown inside a Dash app.',
  refusedBusy: 'A reply is still being written. Wait for it, or stop it.',
  refusedOverloaded: 'The server is busy. Try again in a moment.',
  refusedEmpty: 'Write a message first.',
  refusedCommand: 'The page sent something that this server does not understand. Reload it.',
  refusedInternal: 'Something went wrong on the server.',
} as const;

export type Labels = Readonly<Record<keyof typeof LABELS, string>>;

export const LabelsContext = createContext<Labels>(LABELS);

export function useLabels(): Labels {
  return useContext(LabelsContext);
}

type Values = Readonly<Record<string, string | number>>;

/** `fill("Steps: {count}", {count: 4})` → "Steps: 4". Numbers are written as in the page's language. */
export function fill(label: string, values: Values): string {
  return label.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = values[key] ?? whole;
    return typeof value === 'number' ? written(value) : value;
  });
}

/**
 * A label that depends on a number: `rows_one` instead of `rows`, where the page's language says "one" to it. A language
 * with more forms adds them in the same way: `rows_few`.
 */
export function counted(
  labels: Labels,
  word: keyof Labels,
  count: number,
  values: Values = { count },
): string {
  const forms: Readonly<Record<string, string | undefined>> = labels;
  return fill(forms[`${word}_${pluralOf(count)}`] ?? labels[word], values);
}
