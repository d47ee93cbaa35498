// unknown → Envelope, unknown → Reply: the only place that distrusts what the wire brought.
// Behind it every field has its type. It runs for each envelope, so it walks frames once and copies none.
//
// A frame of an unknown type (a newer server) or with a field of the wrong type is left out, and warned about once a
// type; it keeps its sequence number, so that leaving it out is not a gap.
import type {
  Attachment,
  Block,
  CanvasChange,
  Envelope,
  Frame,
  Reply,
  Turn,
} from './frames.generated';

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, unknown>>;
/** One check for every field of T: a field that is added to the protocol does not build until it has one. */
type Shape<T, Tag> = { readonly [K in Exclude<keyof T, Tag>]-?: Check };

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const anything: Check = () => true;
const text: Check = (value) => typeof value === 'string';
const time: Check = (value) => Number.isFinite(value);
const flag: Check = (value) => typeof value === 'boolean';
const fields: Check = isFields;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const recordOf =
  (check: Check): Check =>
  (value) =>
    isFields(value) && Object.values(value).every(check);
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value as string);
/** The fields of one shape, as pairs: walking pairs is faster than walking keys. */
const shape = (checks: Readonly<Record<string, Check>>): Check => {
  const pairs = Object.entries(checks);
  return (value) => isFields(value) && pairs.every(([field, check]) => check(value[field]));
};

const actionRequest = shape({ name: text, args: optional(fields), description: optional(text) });
const spec = shape({
  name: text,
  type: text,
  props: fields,
  value: anything,
  label: text,
  span: time,
});
const artifactKind = oneOf('figure', 'table', 'image', 'markdown');

const size = optional(shape({ width: optional(time), height: time }));

const attachment = shape({ id: text, name: text, type: text, size: time });
const attachments = optional(listOf(attachment));
const sources = optional(listOf(shape({ title: text, url: optional(text) })));
const verdict = oneOf('up', 'down', 'none');

const FRAMES: { readonly [F in Frame as F['type']]: Shape<F, 'type'> } = {
  turn_start: {
    turn: text,
    message: text,
    query: text,
    at: time,
    parent: optional(text),
    attachments,
    run: optional(flag),
  },
  content: { content: text, sources },
  reasoning: { content: text, at: time },
  tool_start: { id: text, name: text, args: fields, at: time, parent: optional(text) },
  tool_progress: { id: text, progress: optional(time), message: optional(text) },
  tool_end: { id: text, name: text, result: anything, status: oneOf('done', 'error'), at: time },
  artifact: { id: text, kind: artifactKind, text: optional(text), label: optional(text), size },
  artifact_end: { id: text, status: oneOf('ready', 'failed'), message: optional(text), size },
  interrupt: { action_requests: listOf(actionRequest), allowed_decisions: listOf(text) },
  error: { message: text },
  notice: { message: text },
  turn_end: { status: oneOf('done', 'stopped', 'error', 'waiting', 'interrupted'), at: time },
  canvas: { specs: listOf(spec), tool: optional(text) },
  set_props: { target: text, props: fields, tool: optional(text) },
  canvas_arrange: { turn: text, order: listOf(text), spans: recordOf(time) },
  canvas_show: { turn: text, change: text },
  feedback: { turn: text, value: verdict },
};

const BLOCKS: { readonly [B in Block as B['kind']]: Shape<B, 'kind'> } = {
  content: { text, sources },
  reasoning: { text, started: time, ended: time },
  tool: {
    id: text,
    name: text,
    args: fields,
    status: oneOf('running', 'done', 'error', 'cancelled'),
    started: time,
    ended: optional(time),
    result: anything,
    parent: optional(text),
    progress: optional(time),
    message: optional(text),
  },
  artifact: {
    id: text,
    artifact: artifactKind,
    status: oneOf('pending', 'ready', 'failed'),
    text: optional(text),
    label: optional(text),
    message: optional(text),
    size,
  },
  interrupt: { action_requests: listOf(actionRequest), allowed_decisions: listOf(text) },
  error: { message: text },
  notice: { message: text },
};

const isFrame = tagged<Frame>('type', FRAMES);
const isBlock = tagged<Block>('kind', BLOCKS);
const canvasChange: Shape<CanvasChange, never> = {
  id: text,
  base: text,
  by: oneOf('assistant', 'user'),
  order: listOf(text),
  changed: recordOf(fields),
  tools: optional(recordOf(text)),
};
const turnFields: Shape<Turn, never> = {
  id: text,
  message: text,
  query: text,
  started: time,
  ended: optional(time),
  status: oneOf('streaming', 'done', 'stopped', 'error', 'waiting', 'interrupted'),
  blocks: Array.isArray,
  parent: optional(text),
  attachments,
  feedback: optional(verdict),
  run: optional(flag),
  canvas: optional(listOf(shape(canvasChange))),
  shown: optional(text),
};
const isTurn = shape(turnFields) as (value: unknown) => value is Turn;
const isRefused = shape({ error: shape({ code: text, message: text, field: optional(text) }) });

/** The envelope with its `after` written out and the frames that are understood; null if it is none. */
export function envelopeFrom(value: unknown): Envelope | null {
  if (!isFields(value)) return null;
  const { seq, frames } = value;
  if (!isCount(seq) || !Array.isArray(frames)) return null;
  const after = value.after ?? seq - frames.length;
  if (!isCount(after) || after + frames.length > seq) return null;
  return { seq, frames: understood(frames, isFrame), after };
}

/** The answer to a command; null if it is none. */
export function replyFrom(value: unknown): Reply | null {
  if (!isFields(value)) return null;
  if (value.ok === false) return isRefused(value) ? (value as unknown as Reply) : null;
  if (value.ok !== true) return null;
  const { thread, channel, seq, turn, frames, turns } = value;
  if (typeof turn === 'string') return { ok: true, turn };
  if (typeof thread !== 'string' || typeof channel !== 'string' || !isCount(seq)) return null;
  return {
    ok: true,
    thread,
    channel,
    seq,
    ...(Array.isArray(frames) && { frames: understood(frames, isFrame) }),
    ...(Array.isArray(turns) && { turns: turns.filter(isTurn).map(withUnderstoodBlocks) }),
  };
}

function withUnderstoodBlocks(turn: Turn): Turn {
  const blocks = understood(turn.blocks, isBlock);
  return blocks === turn.blocks ? turn : { ...turn, blocks };
}

/** The values that pass; the array itself, not a copy, if all do. */
function understood<T>(values: readonly unknown[], is: (value: unknown) => value is T) {
  return values.every(is) ? values : values.filter(is);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** A type guard for the members of a union that `tag` tells apart. A Map, so that no tag reaches a prototype. */
function tagged<T>(tag: string, shapes: Readonly<Record<string, Readonly<Record<string, Check>>>>) {
  const checks = new Map<unknown, Check>(
    Object.entries(shapes).map(([name, checksOfFields]) => [name, shape(checksOfFields)]),
  );
  const warned = new Set<string>();
  return (value: unknown): value is T => {
    const name = isFields(value) ? value[tag] : undefined;
    if (checks.get(name)?.(value)) return true;
    const shown = typeof name === 'string' ? name : 'none';
    if (!warned.has(shown)) {
      warned.add(shown);
      console.warn(`fast_dash_components: left out what it does not understand (${tag}: ${shown})`);
    }
    return false;
  };
}

/** The answer to an upload, or null if it is none. */
export function attachmentFrom(value: unknown): Attachment | null {
  return attachment(value) ? (value as Attachment) : null;
}
