/** Where no terminal counts on one line, a log says what is being made while it is made (V21). */
import { expect, test } from 'vitest'
import { progressOn } from './progress.ts'

function told(isTerminal: boolean): readonly string[] {
  const lines: string[] = []
  const say = progressOn(isTerminal, (text) => lines.push(text))
  for (let done = 0; done <= 400; done++) say('voice', done, 400)
  return lines
}

test('no terminal: a line when it begins, one each tenth, one at the end', () => {
  const lines = told(false)
  expect(lines).toHaveLength(11)
  expect(lines[0]).toMatch(/making the voice, this once {2}0\/400\n$/)
  expect(lines.at(-1)).toMatch(/400\/400\n$/)
})

test('a terminal: one line that counts, and ends when it is over', () => {
  const lines = told(true)
  expect(lines).toHaveLength(401)
  expect(lines.filter((line) => line.endsWith('\n'))).toHaveLength(1)
})
