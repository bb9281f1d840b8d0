/** The union is closed: the compiler is the test, these lines are what it checks. */
import { expect, expectTypeOf, it } from 'vitest'
import { secureRandomness } from '#shell/secure-randomness.ts'
import type { officeRefusals } from '#ui/messages/office.ts'
import type { prepareRefusals } from '#ui/messages/prepare.ts'
import type { putRefusals } from '#ui/messages/put.ts'
import type { OfficeRoomCode } from '../session/codes.ts'
import type { OfficeIo } from './office-io.ts'
import { type OfficeRefusal, refuse, type refuseIn } from './refusals.ts'

it('knows no code but its own, and has no words for another', () => {
  expectTypeOf<{ type: 'out-not-emty'; path: string }>().not.toExtend<OfficeRefusal>()
  expectTypeOf<{ type: 'out-not-empty'; path: string }>().toExtend<OfficeRefusal>()
  expectTypeOf<{ type: string }>().not.toExtend<OfficeRefusal>()
  type Own = keyof typeof officeRefusals | keyof typeof prepareRefusals | keyof typeof putRefusals
  // Some belong to the office's screens alone.
  expectTypeOf<Own>().toExtend<OfficeRefusal['type'] | OfficeRoomCode>()
  expectTypeOf<{ type: 'lots' }>().not.toExtend<Parameters<typeof refuseIn<'lost'>>[2]>()
})

it('an import that is refused shows its table, and is one error in JSON', () => {
  const told: { out: string[]; err: string[] } = { out: [], err: [] }
  const io: OfficeIo = {
    randomness: secureRandomness(),
    language: 'en',
    notAsBuilt: null,
    out: (text) => told.out.push(text),
    err: (text) => told.err.push(text),
    secrets: async () => [],
    progress: () => ({ show: () => {}, end: () => {} }),
    exit: () => {},
  }
  const problem = {
    file: 'roll.csv',
    line: 3,
    column: 'name',
    code: 'missing-kana',
    value: '',
    allowed: 'a name',
  } as const
  refuse(io, { type: 'import-refused', errors: [problem], warnings: [] }, { json: true })
  expect(told.err.join('\n')).toMatch(/roll\.csv +3 +name/)
  expect(JSON.parse(told.out.join())).toEqual({ error: { type: 'import-refused', errors: [problem], warnings: [] } })
})
