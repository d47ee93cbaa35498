import { expect, test } from 'vitest';
import { insertion, matching, typedCommand } from '../../../src/ts/model/slash';

test.each([
  ['', null],
  ['/', ''],
  ['/pl', 'pl'],
  ['/plot ', null],
  ['/plot x', null],
  [' /plot', null],
  ['say /plot', null],
  ['/usr/bin', 'usr/bin'],
  ['/a\nb', null],
])('in %j the typed command is %j', (text, typed) => {
  expect(typedCommand(text)).toBe(typed);
});

const COMMANDS = [
  { name: 'export', description: 'Save the plot' },
  { name: 'plot', description: 'Draw' },
  { name: 'Profile' },
];

test.each([
  ['', ['export', 'plot', 'Profile']],
  ['p', ['plot', 'Profile', 'export']],
  ['PLO', ['plot', 'export']],
  ['raw', ['plot']],
  ['nothing', []],
])('%j offers %j', (typed, names) => {
  expect(matching(COMMANDS, typed).map((command) => command.name)).toEqual(names);
});

test.each([
  [{ name: 'help' }, '/help '],
  [{ name: 'sum', text: 'Summarise ' }, 'Summarise '],
  [{ name: 'clear', text: '' }, ''],
])('choosing %j writes %j', (command, text) => {
  expect(insertion(command)).toBe(text);
});
