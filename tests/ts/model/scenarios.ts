// The golden scenarios that pytest folds too, and arbitrary conversations.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Frame, Turn } from '../../../src/ts/protocol/frames.generated';

export interface Scenario {
  readonly name: string;
  readonly note: string;
  readonly frames: readonly Frame[];
  readonly turns: readonly Turn[];
}

const FOLDER = join(import.meta.dirname, '../../golden');

export const SCENARIOS: readonly Scenario[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Scenario);

// Few ids and many repetitions, so that cards meet their ends; names that are dangerous as keys.
const id = fc.constantFrom('1', '2', '__proto__', 'constructor');
const at = fc.nat(10_000);
// A key that is undefined is left out by JSON.
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const args = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2 });

export const anyFrame: fc.Arbitrary<Frame> = fc.oneof(
  {
    weight: 1,
    arbitrary: frame({
      type: fc.constant('turn_start'),
      turn: id,
      message: id,
      query: fc.string(),
      at,
      parent: optional(id),
    }),
  },
  {
    weight: 6,
    arbitrary: frame({
      type: fc.constant('content'),
      content: fc.string(),
      sources: optional(fc.array(fc.record({ title: fc.string() }), { maxLength: 2 })),
    }),
  },
  { weight: 3, arbitrary: frame({ type: fc.constant('reasoning'), content: fc.string(), at }) },
  {
    weight: 3,
    arbitrary: frame({
      type: fc.constant('tool_start'),
      id,
      name: id,
      args,
      at,
      parent: optional(id),
    }),
  },
  {
    weight: 2,
    arbitrary: frame({
      type: fc.constant('tool_progress'),
      id,
      progress: optional(fc.double({ min: 0, max: 1, noNaN: true })),
      message: optional(fc.string()),
    }),
  },
  {
    weight: 3,
    arbitrary: frame({
      type: fc.constant('tool_end'),
      id,
      name: id,
      result: fc.jsonValue(),
      status: fc.constantFrom('done', 'error'),
      at,
    }),
  },
  {
    weight: 1,
    arbitrary: frame({
      type: fc.constant('artifact'),
      id,
      kind: fc.constantFrom('figure', 'table', 'image', 'markdown'),
      text: optional(fc.string()),
      label: optional(fc.string()),
    }),
  },
  {
    weight: 1,
    arbitrary: frame({
      type: fc.constant('artifact_end'),
      id,
      status: fc.constantFrom('ready', 'failed'),
      message: optional(fc.string()),
    }),
  },
  {
    weight: 1,
    arbitrary: frame({
      type: fc.constant('feedback'),
      turn: id,
      value: fc.constantFrom('up', 'down', 'none'),
    }),
  },
  {
    weight: 1,
    arbitrary: frame({
      type: fc.constant('interrupt'),
      action_requests: fc.array(fc.record({ name: id, args }), { maxLength: 2 }),
      allowed_decisions: fc.array(fc.string(), { maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: frame({ type: fc.constant('error'), message: fc.string() }) },
  {
    weight: 1,
    arbitrary: frame({
      type: fc.constant('turn_end'),
      status: fc.constantFrom('done', 'stopped', 'error', 'waiting', 'interrupted'),
      at,
    }),
  },
);

/** Frames of several turns, most of them in a turn. */
export const anyFrames: fc.Arbitrary<readonly Frame[]> = fc
  .tuple(fc.array(anyFrame, { maxLength: 40 }), fc.boolean())
  .map(([frames, begun]) => (begun ? [START, ...frames] : frames));

export const START: Frame = { type: 'turn_start', turn: 't', message: 'm', query: 'hello', at: 1 };

function frame<F extends Frame>(fields: { [K in keyof F]: fc.Arbitrary<F[K]> }): fc.Arbitrary<F> {
  // As the wire brings them: plain objects of JSON.
  return fc.record(fields).map((made) => JSON.parse(JSON.stringify(made)) as F);
}
