// One stroke set, inlined: nothing is fetched, and the icons take the colour of the text around them.
interface IconProps {
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
export const MinusIcon = icon('M6 12h12');
export const MoonIcon = icon('M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z');
export const NewChatIcon = icon(
  'M11.5 5H7a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-4.5',
  'M17.6 4.4a1.4 1.4 0 0 1 2 2L12 14l-3 1 1-3z',
);
export const PaperclipIcon = icon(
  'm20 11-8.6 8.6a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4L14.5 7.4',
);
export const RefreshIcon = icon('M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9', 'M19.5 4v5h-5');
export const StopIcon = icon(
  'M8 7h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1z',
);
export const SunIcon = icon(
  'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  'M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
);
export const ToolIcon = icon(
  'M14.5 6.5a4 4 0 0 1 5-3.4l-2.7 2.7.4 2 2 .4 2.7-2.7a4 4 0 0 1-5.2 4.9L9.5 17.6a2 2 0 0 1-3 0l-.1-.1a2 2 0 0 1 0-3l7.2-7.2c-.1-.3-.1-.5-.1-.8z',
);
export const WarningIcon = icon('M12 4 2.8 19.5h18.4z', 'M12 10v4', 'M12 17v.1');
