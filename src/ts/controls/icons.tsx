// One stroke set, inlined: nothing is fetched, and the icons take the colour of the text around them.
export interface IconProps {
  /** Edge in px: 16 in a line of text, 20 in a bar. */
  readonly size?: number;
}

function icon(...paths: readonly string[]) {
  return function Icon({ size = 16 }: IconProps) {
    return (
      <svg
        className="fdc-icon"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {paths.map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
    );
  };
}

export const ArrowDownIcon = icon('M12 5v14', 'm6 13 6 6 6-6');
export const ArrowUpIcon = icon('M12 19V5', 'm6 11 6-6 6 6');
export const ChatIcon = icon(
  'M4 12.5a7.5 7.5 0 0 1 7.5-7.5h1a7.5 7.5 0 0 1 0 15H5.2a.7.7 0 0 1-.5-1.2l1.1-1.2A7.4 7.4 0 0 1 4 12.5z',
);
export const CheckIcon = icon('m5 12.5 4.5 4.5L19 7.5');
export const ChevronIcon = icon('m9 6 6 6-6 6');
export const CopyIcon = icon(
  'M9 11a2 2 0 0 1 2-2h7a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2z',
  'M5 15a2 2 0 0 1-1-1.7V6a2 2 0 0 1 2-2h7.3A2 2 0 0 1 15 5',
);
export const CrossIcon = icon('m6 6 12 12', 'M18 6 6 18');
export const FileIcon = icon(
  'M14 3.5H7a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-10z',
  'M14 3.5v5h5',
);
export const DownloadIcon = icon('M12 4v11', 'm7 11 5 5 5-5', 'M5 20h14');
export const ExpandIcon = icon('M4 9V4h5', 'M20 9V4h-5', 'M4 15v5h5', 'M20 15v5h-5');
export const GripIcon = icon('M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1');
export const HistoryIcon = icon('M4 12a8 8 0 1 0 2.5-5.8L4 8.5', 'M4 4v4.5h4.5', 'M12 8v4.5l3 2');
export const MinusIcon = icon('M6 12h12');
export const MoonIcon = icon('M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z');
export const NewChatIcon = icon(
  'M11.5 5H7a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-4.5',
  'M17.6 4.4a1.4 1.4 0 0 1 2 2L12 14l-3 1 1-3z',
);
export const PaperclipIcon = icon(
  'm20 11-8.6 8.6a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4L14.5 7.4',
);
export const PencilIcon = icon('M16.5 4.5a2.1 2.1 0 0 1 3 3L8 19l-4 1 1-4z', 'm14.5 6.5 3 3');
export const QuestionIcon = icon(
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  'M9.6 9.6a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.7',
  'M12 16.6v.1',
);
export const RedoIcon = icon('m15 14 5-5-5-5', 'M20 9H9.5a5.5 5.5 0 0 0 0 11H13');
export const RefreshIcon = icon('M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9', 'M19.5 4v5h-5');
export const ShrinkIcon = icon('M9 4v5H4', 'M15 4v5h5', 'M9 20v-5H4', 'M15 20v-5h5');
export const StopIcon = icon(
  'M8 7h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1z',
);
export const SunIcon = icon(
  'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  'M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
);
export const ThumbDownIcon = icon(
  'M7.5 13.5 11 20.5a2.2 2.2 0 0 0 2.2-2.6L12.6 14.5h5a2 2 0 0 0 2-2.4l-1.2-6.5a2 2 0 0 0-2-1.6H7.5z',
  'M7.5 4h-3v9.5h3',
);
export const ThumbUpIcon = icon(
  'M7.5 10.5 11 3.5a2.2 2.2 0 0 1 2.2 2.6L12.6 9.5h5a2 2 0 0 1 2 2.4l-1.2 6.5a2 2 0 0 1-2 1.6H7.5z',
  'M7.5 20h-3v-9.5h3',
);
export const ToolIcon = icon(
  'M14.5 6.5a4 4 0 0 1 5-3.4l-2.7 2.7.4 2 2 .4 2.7-2.7a4 4 0 0 1-5.2 4.9L9.5 17.6a2 2 0 0 1-3 0l-.1-.1a2 2 0 0 1 0-3l7.2-7.2c-.1-.3-.1-.5-.1-.8z',
);
export const UndoIcon = icon('M9 14 4 9l5-5', 'M4 9h10.5a5.5 5.5 0 0 1 0 11H11');
export const WarningIcon = icon('M12 4 2.8 19.5h18.4z', 'M12 10v4', 'M12 17v.1');
export const ZoomInIcon = icon(
  'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z',
  'm15.5 15.5 4.5 4.5',
  'M10.5 8v5M8 10.5h5',
);
export const ZoomOutIcon = icon(
  'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z',
  'm15.5 15.5 4.5 4.5',
  'M8 10.5h5',
);
