import type { DashProps } from '../dash/props';
import { useEventStream } from '../hooks/useEventStream';

interface Props extends DashProps {
  /** Where the stream is. Setting it starts the stream; None closes it and empties the outputs. */
  url?: string;
  /**
   * How it is asked for: what `fast_dash.streaming.sse_options` returns. Setting it starts the stream again, also with
   * the same options as before.
   */
  options?: {
    /** HTTP headers, `{name: value}`. */
    headers?: { [name: string]: string };
    /** The body of the request. */
    payload?: string;
    /** The HTTP method. Without it, POST if there is a payload and GET if not. */
    method?: string;
    /** Send cookies also to a server of another origin. Without it, they go to the page's own only. */
    withCredentials?: boolean;
    /** False closes the stream and asks for nothing; the outputs keep what they have. */
    start?: boolean;
  };
  /** Put the messages together to one text. If not, `value` is the message that came last. */
  concat?: boolean;
  /** How many characters are typed at a time, at least: it never falls more than half a second behind. */
  animate_chunk?: number;
  /** Milliseconds from one chunk to the next. With 0 nothing is animated, and `animation` is the text at once. */
  animate_delay?: number;
  /** `animation` begins after this text, and is empty until it has come. */
  animate_prefix?: string;
  /** `animation` ends before this text. */
  animate_suffix?: string;
  /** Output: what has arrived, changed at most once a frame of the screen. */
  value?: string;
  /** Output: `value` as it is typed. When the stream has ended it is whole. */
  animation?: string;
  /** Output: the stream has ended as it should: with the message `[DONE]`, or with the HTTP status 204. */
  done?: boolean;
  /** Output: why the stream stopped before its end, in words. None when there is nothing wrong. */
  error?: string;
}

/**
 * Text from a stream of server-sent events, such as the answer of a model. It shows nothing itself: use its outputs in
 * callbacks. A connection that is cut is made again, and the server told which event was the last (`Last-Event-ID`).
 */
const SSE = ({
  url,
  options,
  concat = true,
  animate_chunk = 1,
  animate_delay = 0,
  animate_prefix,
  animate_suffix,
  setProps,
}: Props) => {
  const animated = animate_chunk > 0 && animate_delay > 0;
  useEventStream(
    url,
    options,
    {
      concat,
      pace: animated ? { chunk: animate_chunk, delay: animate_delay } : null,
      prefix: animate_prefix ?? '',
      suffix: animate_suffix ?? '',
    },
    setProps,
  );
  return null;
};

export default SSE;
