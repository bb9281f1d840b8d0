/** The findings of the check of `docs/decisions/`, and the pages that it lets pass. */
import { expect, it } from 'vitest'
import { decisionProblems } from './decisions.ts'

const PATH = 'docs/decisions/001-keep-it.md'
const INDEX = ['docs/decisions/README.md', '* [001](001-keep-it.md) Keep it'] as const
const found = (page: string, cited = '', index: readonly [string, string] = INDEX) =>
  decisionProblems(new Map([index, [PATH, page], ['kiosk/app.ts', cited]]))

it('a short page with its number and a line in the list is in order, and so is who cites it', () => {
  expect(
    found(
      `# 001 Keep it\n\n| ${'x'.repeat(200)} |\n`,
      '// decision 001, docs/decisions/001-keep-it.md and decisions/001',
    ),
  ).toEqual([])
})

it.each([
  ['61 lines', found(`# 001 Keep it${'\n'.repeat(60)}x\n`), '61 lines (at most 60)'],
  ['a line of 161 letters', found(`# 001 Keep it\n${'x'.repeat(161)}\n`), ':2: a line of 161 letters'],
  ['another number in the title', found('# 002 Keep it\n'), ':1: the title begins with its number'],
  ['no line in the list', found('# 001 Keep it\n', '', ['docs/decisions/README.md', '']), 'has no line for it'],
  [
    'a number without a page',
    found('# 001 Keep it\n', '// decision 017'),
    'kiosk/app.ts:1: no page for “decision 017”',
  ],
  [
    'one of two numbers without a page',
    found('# 001 Keep it\n', '// decisions 001, 017'),
    'no page for “decisions 001, 017”',
  ],
  [
    'another name of the page',
    found('# 001 Keep it\n', '// docs/decisions/001-let-it.md'),
    'no page for “decisions/001-let-it.md”',
  ],
])('%s', (_, problems, words) => {
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(words)
})
