/** A letter that names nobody who can be called is found before it is printed. */
import { expect, test } from 'vitest'
import { hasTelephone } from './who-answers.ts'

test.each([
  ['選挙管理委員会', false, false],
  ['選挙管理委員会（毎日 8:30～20:00）', false, false],
  ['選挙管理委員会 0299(00)0000', true, false],
  ['選挙管理委員会　電話０２９９－００－００００', true, false],
  ['選挙管理委員会 +81 299 00 0000', true, true],
])('who is called: %s', (desk, athome, abroad) => {
  expect([hasTelephone(desk, 'residents'), hasTelephone(desk, 'abroad')]).toEqual([athome, abroad])
})
