import { describe, expect, test } from 'vitest';
import { questionOf } from '../../../src/ts/blocks/artifact/grid/pages';
import { formatsOf, table, written } from '../../../src/ts/blocks/artifact/table';

const of = (type: string, values: unknown[]) =>
  table({ columns: [{ name: 'x', type }], rows: values.map((value) => [value]) });

test.each([
  ['decimals line up', 'number', [1, 2.5, -0.25], ['1.00', '2.50', '-0.25']],
  ['whole numbers stay whole', 'number', [1, 20], ['1', '20']],
  ['many decimals are not cut', 'number', [1.23456, 2], ['1.23456', '2']],
  [
    'numbers too large for JavaScript are text',
    'number',
    ['9007199254740993'],
    ['9007199254740993'],
  ],
  ['days', 'date', ['2026-01-02'], ['2026-01-02']],
  ['times', 'datetime', ['2026-01-02T03:04:00', null], ['2026-01-02 03:04:00', '']],
  ['midnights are days', 'datetime', ['2026-01-02T00:00:00', null], ['2026-01-02', '']],
  ['midnights of a zone too', 'datetime', ['2026-01-02T00:00:00+01:00'], ['2026-01-02']],
  ['truth', 'boolean', [true, false, null], ['true', 'false', '']],
  ['values in values', 'text', [{ a: [1] }, 'x'], ['{"a":[1]}', 'x']],
])('%s', (_, type, values, expected) => {
  const found = of(type, values);
  const [format] = formatsOf(found);
  expect(format && found.rows.map(([value]) => written(value, format))).toEqual(expected);
});

test.each([
  null,
  [],
  {},
  { columns: [], rows: {} },
  { columns: [1], rows: [] },
  { columns: [], rows: [1] },
])('%j is no table', (data) => expect(() => table(data)).toThrow('not a table'));

describe('a question to the server', () => {
  test('a sort, by place and direction', () => {
    const sort = [
      { colId: 'c12', sort: 'desc' as const },
      { colId: 'c0', sort: 'asc' as const },
    ];
    expect(questionOf(sort, {}, '').sort).toEqual([
      { column: 12, descending: true },
      { column: 0, descending: false },
    ]);
  });

  test.each([
    [{ filterType: 'text', type: 'contains', filter: 'x' }, [{ operator: 'contains', value: 'x' }]],
    [{ filterType: 'text', type: 'blank' }, [{ operator: 'blank' }]],
    [{ filterType: 'text', type: 'false' }, [{ operator: 'equals', value: false }]],
    [
      { filterType: 'number', type: 'inRange', filter: 1, filterTo: 2 },
      [{ operator: 'inRange', value: 1, to: 2 }],
    ],
    [
      { filterType: 'date', type: 'lessThan', dateFrom: '2026-01-02 00:00:00', dateTo: null },
      [{ operator: 'lessThan', value: '2026-01-02' }],
    ],
  ])('the filter %j', (model, conditions) => {
    expect(questionOf([], { c3: model }, '').filter).toEqual([
      { column: 3, join: 'and', conditions },
    ]);
  });

  test('two conditions', () => {
    const conditions = ['x', 'y'].map((filter) => ({ type: 'equals', filter }));
    expect(questionOf([], { c0: { operator: 'OR', conditions } }, '').filter).toEqual([
      {
        column: 0,
        join: 'or',
        conditions: ['x', 'y'].map((value) => ({ operator: 'equals', value })),
      },
    ]);
  });
});
