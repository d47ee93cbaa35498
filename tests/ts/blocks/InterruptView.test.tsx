import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { inOrder, verbOf, type Decision } from '../../../src/ts/blocks/interrupt/decisions';
import { InterruptView } from '../../../src/ts/blocks/interrupt/InterruptView';
import type { ActionRequest } from '../../../src/ts/protocol/frames.generated';

afterEach(cleanup);

const MAIL: ActionRequest = {
  name: 'send_mail',
  args: { to: 'ann', copies: 2, urgent: false, tags: ['a'] },
  description: 'Sends the report.',
};
const RESTART: ActionRequest = { name: 'restart' };

function ask(actions: readonly ActionRequest[], allowed: readonly string[]) {
  const decided = vi.fn<(decisions: readonly Decision[]) => void>();
  render(<InterruptView actions={actions} allowed={allowed} decisions={null} onDecide={decided} />);
  return decided;
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const names = () => screen.getAllByRole('button').map((button) => button.textContent);

test.each([
  ['approve', 'approve'],
  ['Accept', 'approve'],
  ['ignore', 'reject'],
  ['response', 'respond'],
  ['postpone', null],
])('%s means %s', (word, verb) => {
  expect(verbOf(word)).toBe(verb);
});

test('what goes on comes first, what stops comes last, and nothing twice', () => {
  expect(inOrder(['reject', 'later', 'edit', 'approve', 'reject'])).toEqual([
    'approve',
    'edit',
    'later',
    'reject',
  ]);
});

describe('one action', () => {
  test('is decided by one click', () => {
    const decided = ask([MAIL], ['approve', 'reject']);
    press('Approve');
    expect(decided).toHaveBeenCalledExactlyOnceWith([{ type: 'approve' }]);
  });

  test('keeps the word that the agent used', () => {
    const decided = ask([RESTART], ['accept', 'ask_bob']);
    press('Ask bob');
    expect(decided).toHaveBeenCalledExactlyOnceWith([{ type: 'ask_bob' }]);
    press('Approve');
    expect(decided).toHaveBeenLastCalledWith([{ type: 'accept' }]);
  });

  test('is edited in a form that keeps the kinds of its values', () => {
    const decided = ask([MAIL], ['approve', 'edit']);
    press('Edit');
    fireEvent.change(screen.getByLabelText('to'), { target: { value: '42' } });
    fireEvent.change(screen.getByLabelText('copies'), { target: { value: '3' } });
    fireEvent.click(screen.getByLabelText('urgent'));
    press('Approve with changes');
    expect(decided).toHaveBeenCalledExactlyOnceWith([
      {
        type: 'edit',
        action: {
          name: 'send_mail',
          args: { to: '42', copies: 3, urgent: true, tags: ['a'] },
        },
      },
    ]);
  });

  test.each([
    ['copies', 'three', /must be a number/],
    ['tags', '[a]', /not a value/],
  ])('is not sent with a wrong %s', (field, text, problem) => {
    const decided = ask([MAIL], ['edit']);
    press('Edit');
    fireEvent.change(screen.getByLabelText(field), { target: { value: text } });
    expect(screen.getByText(problem)).not.toBeNull();
    press('Approve with changes');
    expect(decided).not.toHaveBeenCalled();
    press('Cancel');
    expect(names()).toContain('Edit');
  });

  test('is answered with a text', () => {
    const decided = ask([MAIL], ['respond']);
    press('Answer');
    fireEvent.change(screen.getByLabelText('Your answer'), { target: { value: 'to whom?' } });
    press('Answer');
    expect(decided).toHaveBeenCalledExactlyOnceWith([{ type: 'respond', message: 'to whom?' }]);
  });

  test('is approved by Ctrl+Enter, but not while something is being written', () => {
    const decided = ask([MAIL], ['approve', 'respond']);
    press('Answer');
    fireEvent.keyDown(screen.getByLabelText('Your answer'), { key: 'Enter', ctrlKey: true });
    expect(decided).not.toHaveBeenCalled();
    press('Cancel');
    fireEvent.keyDown(screen.getByRole('button', { name: 'Approve' }), {
      key: 'Enter',
      ctrlKey: true,
    });
    expect(decided).toHaveBeenCalledExactlyOnceWith([{ type: 'approve' }]);
  });
});

describe('several actions', () => {
  test('are sent when each is decided, and may be changed until then', () => {
    const decided = ask([MAIL, RESTART], ['approve', 'reject']);
    const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Send decisions' });
    expect(send.disabled).toBe(true);
    fireEvent.click(screen.getAllByRole('button', { name: 'Approve' })[0] as Element);
    press('Change');
    fireEvent.click(screen.getAllByRole('button', { name: 'Reject' })[0] as Element);
    press('Approve');
    expect(decided).not.toHaveBeenCalled();
    fireEvent.click(send);
    expect(decided).toHaveBeenCalledExactlyOnceWith([{ type: 'reject' }, { type: 'approve' }]);
  });

  test('are approved at once', () => {
    const decided = ask([MAIL, RESTART], ['accept', 'reject']);
    press('Approve all');
    expect(decided).toHaveBeenCalledExactlyOnceWith([{ type: 'accept' }, { type: 'accept' }]);
  });
});

test('what is decided folds to a line, which opens to what was allowed', () => {
  const decisions = [{ type: 'edit', action: { name: 'send_mail', args: { to: 'bob' } } }];
  render(<InterruptView actions={[MAIL]} allowed={['edit']} decisions={decisions} decidedAt={0} />);
  const line = screen.getByRole('button');
  expect(line.textContent).toMatch(/^Approved with changes · send_mail · \d/);
  fireEvent.click(line);
  expect(screen.getByText('"bob"')).not.toBeNull();
  expect(screen.queryByText('"ann"')).toBeNull();
});

test('without somebody to tell there is nothing to press', () => {
  render(<InterruptView actions={[MAIL, RESTART]} allowed={['approve']} decisions={null} />);
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
});
