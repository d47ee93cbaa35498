import { expect, test } from 'vitest';
import { componentOf } from '../../../../src/ts/blocks/canvas/components';

const rows = [
  { city: 'Rome', net: 2, share: null },
  { city: 'Oslo', net: 7, share: 0.5 },
];

function columns(props = {}): unknown {
  const spec = { name: 'orders', type: 'Table', value: rows, props };
  return componentOf(spec, 'id', undefined, 'light', null)?.props['columnDefs'];
}

test('columns of numbers are aligned by their last digits', () => {
  expect(columns()).toEqual([
    { field: 'city' },
    { field: 'net', type: 'rightAligned' },
    { field: 'share', type: 'rightAligned' },
  ]);
});

test('columns that a spec describes stay as it describes them', () => {
  const columnDefs = [{ field: 'net', headerName: 'Net', type: 'other' }, { field: 'gone' }];
  expect(columns({ columnDefs })).toEqual(columnDefs);
});
