/** Pages that no walk reaches say it too: a button of the office is grey by `Act` alone, which asks for the reason. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.tsx$/.test(name) && name !== 'act.tsx')

test('no page makes a button grey by itself', () => {
  expect(files.length).toBeGreaterThan(15)
  expect(files.filter((name) => /\bdisabled\b/.test(readFileSync(join(import.meta.dirname, name), 'utf8')))).toEqual([])
})
