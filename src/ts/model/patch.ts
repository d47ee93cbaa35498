// `set_props`: what one canonical change makes of a component. fast_dash/canvas/patch.py and graph.py do the same; the
// scenarios in tests/golden_canvas hold them together. A change that does not fit is null: it changes nothing.

/** A component of the canvas. */
export interface Spec {
  readonly name: string;
  readonly type: string;
  readonly props: Fields;
  readonly value: unknown;
  readonly label: string;
  readonly span: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** A value, or null if there is no place for it. */
type Placed = { readonly value: unknown } | null;

const INDEX = /^(0|[1-9][0-9]{0,8})$/;

export function change(spec: Spec, name: string, value: unknown): Spec | null {
  const [head = '', ...path] = name.split('.');
  if (spec.type === 'Graph' && name === 'extendData') {
    const extended = extend(spec.value, value);
    return extended && { ...spec, value: extended };
  }
  if (head === 'value') {
    const placed = put(spec.value, path, value);
    return placed && { ...spec, value: placed.value };
  }
  if (name === 'label' || name === 'span') return { ...spec, [name]: value };
  if (value === null && path.length === 0) {
    const others = Object.entries(spec.props).filter(([prop]) => prop !== name);
    return { ...spec, props: Object.fromEntries(others) };
  }
  const placed = put(spec.props, [head, ...path], value);
  return placed && { ...spec, props: placed.value as Fields };
}

/** `holder` with `item` at `path`; what lies beside the path is shared. */
function put(holder: unknown, path: readonly string[], item: unknown): Placed {
  const [step, ...rest] = path;
  if (step === undefined) return { value: item };
  if (step === '-' || INDEX.test(step)) {
    const list = unpacked(holder);
    if (list === null) return null;
    holder = list.value;
  }
  if (Array.isArray(holder)) {
    if (step === '-' && rest.length === 0) return { value: [...holder, item] };
    if (!INDEX.test(step) || Number(step) >= holder.length) return null;
    const placed = put(holder[Number(step)], rest, item);
    if (!placed) return null;
    const list: unknown[] = [...holder];
    list[Number(step)] = placed.value;
    return { value: list };
  }
  holder ??= {};
  if (!isFields(holder) || step === '-') return null;
  const placed = put(holder[step], rest, item);
  return placed && { value: { ...holder, [step]: placed.value } };
}

/** Add points to traces of a figure, as `dcc.Graph` does for `extendData`. */
function extend(figure: unknown, given: unknown): Fields | null {
  const [updates, indices, kept] = Array.isArray(given) ? given : [given];
  if (!isFields(updates) || !isFields(figure) || !Array.isArray(figure['data'])) return null;
  const lists = Object.entries(updates);
  if (lists.length === 0 || !lists.every(([, points]) => Array.isArray(points))) return null;
  const count = (lists[0]?.[1] as unknown[]).length;
  const traces = (indices ?? Array.from({ length: count }, (_, index) => index)) as unknown;
  const data: unknown[] = [...figure['data']];
  const isTrace = (index: unknown) => isCount(index) && index < data.length;
  if (!Array.isArray(traces) || !traces.every(isTrace)) return null;
  if (kept !== undefined && kept !== null && !isCount(kept)) return null;
  for (const [attribute, points] of lists) {
    if (!Array.isArray(points) || points.length !== traces.length) return null;
    for (const [at, index] of traces.entries()) {
      const longer = lengthened(data[index], attribute.split('.'), points[at], kept);
      if (!longer) return null;
      data[index] = longer.value;
    }
  }
  return { ...figure, data };
}

function lengthened(
  holder: unknown,
  path: readonly string[],
  points: unknown,
  kept: number | null | undefined,
): Placed {
  const [step, ...rest] = path;
  if (step === undefined) {
    const present = unpacked(holder)?.value;
    if (!Array.isArray(present) || !Array.isArray(points)) return null;
    const joined: unknown[] = [...present, ...points];
    return { value: joined.slice(Math.max(joined.length - (kept ?? joined.length), 0)) };
  }
  if (!isFields(holder) || !(step in holder)) return null;
  const longer = lengthened(holder[step], rest, points, kept);
  return longer && { value: { ...holder, [step]: longer.value } };
}

/** Plotly's names of number types. Like Plotly, this reads them in the byte order of the machine: little-endian. */
const PACKED: Readonly<Record<string, new (buffer: ArrayBuffer) => ArrayLike<number>>> = {
  f8: Float64Array,
  f4: Float32Array,
  i4: Int32Array,
  u4: Uint32Array,
  i2: Int16Array,
  u2: Uint16Array,
  i1: Int8Array,
  u1: Uint8Array,
};

/** A list of numbers that Plotly wrote as base64, as a list again; anything else as it is; null if it cannot be read. */
function unpacked(value: unknown): Placed {
  if (!isFields(value) || !('bdata' in value) || 'shape' in value) return { value };
  const numbers = PACKED[String(value['dtype'])];
  if (!numbers) return null;
  try {
    const bytes = Uint8Array.from(atob(String(value['bdata'])), (char) => char.charCodeAt(0));
    return { value: Array.from(new numbers(bytes.buffer)) };
  } catch {
    return null;
  }
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
