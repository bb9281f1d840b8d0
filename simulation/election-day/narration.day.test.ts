/** A log file is read later by somebody who saw nothing move. */
import { afterEach, expect, it, vi } from 'vitest'
import { narrate } from './narration.ts'

afterEach(() => vi.restoreAllMocks())

it('names what each line of progress counts, and begins anew with the next thing', () => {
  let written = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((words) => {
    written += String(words)
    return true
  })
  const narration = narrate(false, 'ja')
  for (const what of ['鍵の持ち分', '記録媒体']) {
    for (let done = 0; done <= 20; done++) narration.progress(what, done, 20)
  }
  narration.end()
  const told = written.trimEnd().split('\n')
  expect(told).toHaveLength(22)
  expect(told.slice(10, 12)).toEqual(['  鍵の持ち分 20/20', '  記録媒体 0/20'])
})
