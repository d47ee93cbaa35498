import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  AT_ONCE,
  hasFailed,
  isBusy,
  reduceUploads,
  startable,
  type Stage,
  type Upload,
  type UploadEvent,
} from '../../../src/ts/model/uploads';

const file = new File(['x'], 'a.csv', { type: 'text/csv' });
const upload = (stage: Stage, key = 'a', bytes: File | null = file): Upload => ({
  key,
  name: `${key}.csv`,
  type: 'text/csv',
  size: 1,
  file: bytes,
  stage,
});

const QUEUED: Stage = { kind: 'queued' };
const UPLOADING: Stage = { kind: 'uploading', progress: 0.5 };
const WAITING: Stage = { kind: 'uploading', progress: null };
const FAILED: Stage = { kind: 'failed', message: null, final: false };
const UPLOADED: Stage = { kind: 'uploaded', id: 'id', thread: 't' };
const finished: UploadEvent = { type: 'uploaded', key: 'a', id: 'id', thread: 't' };
const failed: UploadEvent = { type: 'failed', key: 'a', message: null, final: false };

test.each<[string, Stage, UploadEvent, Stage | null]>([
  ['starts', QUEUED, { type: 'started', keys: ['a'] }, { kind: 'uploading', progress: 0 }],
  ['goes on', UPLOADING, { type: 'progressed', key: 'a', progress: null }, WAITING],
  ['goes on after a wait', WAITING, { type: 'progressed', key: 'a', progress: 0.5 }, UPLOADING],
  ['is done', UPLOADING, finished, UPLOADED],
  ['fails', WAITING, failed, FAILED],
  ['is tried again', FAILED, { type: 'retried', key: 'a' }, QUEUED],
  ['is not tried again while it runs', UPLOADING, { type: 'retried', key: 'a' }, UPLOADING],
  ['hears nothing late', UPLOADED, { type: 'progressed', key: 'a', progress: 0.1 }, UPLOADED],
  ['does not fail late', UPLOADED, failed, UPLOADED],
  ['does not finish while it is queued again', QUEUED, finished, QUEUED],
  ['is removed', UPLOADING, { type: 'removed', key: 'a' }, null],
  ['went with a message', UPLOADED, { type: 'sent', ids: ['id', 'other'] }, null],
  ['did not go with a message', UPLOADED, { type: 'sent', ids: ['other'] }, UPLOADED],
  ['was not on the server when others went', UPLOADING, { type: 'sent', ids: ['id'] }, UPLOADING],
  ['stays in its thread', UPLOADED, { type: 'moved', thread: 't' }, UPLOADED],
  ['goes to another thread', UPLOADED, { type: 'moved', thread: 'u' }, QUEUED],
  ['fails in any thread', FAILED, { type: 'moved', thread: 'u' }, FAILED],
])('an upload %s', (_, before, event, after) => {
  expect(reduceUploads([upload(before)], event).map(({ stage }) => stage)).toEqual(
    after ? [after] : [],
  );
});

test('what a reload left of a file does not go to another thread', () => {
  expect(reduceUploads([upload(UPLOADED, 'a', null)], { type: 'moved', thread: 'u' })).toEqual([]);
});

test('what does not change is the same object', () => {
  const uploads = [upload(UPLOADED), upload(UPLOADING, 'b')];
  expect(reduceUploads(uploads, { type: 'moved', thread: 't' })).toBe(uploads);
  const [first] = reduceUploads(uploads, { type: 'progressed', key: 'b', progress: 0.9 });
  expect(first).toBe(uploads[0]);
});

test('never more than a few run at once, each settles, and the order is that of choosing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.nat()), (count, dice) => {
      const files = Array.from({ length: count }, (_, at) => [`${at}`, file] as const);
      let uploads = reduceUploads([], { type: 'chosen', files });
      for (let step = 0; isBusy(uploads); step++) {
        const keys = startable(uploads);
        uploads = reduceUploads(uploads, { type: 'started', keys });
        const running = uploads.filter(({ stage }) => stage.kind === 'uploading');
        expect(running.length).toBeLessThanOrEqual(AT_ONCE);
        const die = dice[step % Math.max(1, dice.length)] ?? 0;
        const { key = '' } = running[die % running.length] ?? {};
        const event = die % 3 === 0 ? { ...failed, key } : { ...finished, key };
        uploads = reduceUploads(uploads, event);
      }
      expect(uploads.map(({ key }) => key)).toEqual(files.map(([key]) => key));
      expect(startable(uploads)).toEqual([]);
      expect(uploads.every(({ stage }) => stage.kind === 'uploaded')).toBe(!hasFailed(uploads));
    }),
  );
});
