import { expect, it } from 'vitest'
import { err, ok, type Result } from '#election/result.ts'
import { HUNG, patientlyAt } from './patience.ts'
import type { MediumFault } from './port.ts'

it('a stick that hung and is pulled out may answer with an error: nobody waits for it, and the place is asked again', async () => {
  let breaks = (_: Error): void => {}
  const hangs = () =>
    new Promise<Result<string, MediumFault>>((_, reject) => {
      breaks = reject
    })
  const there = async () => ok('there')
  expect(await patientlyAt('place', hangs, 1)).toEqual(err(HUNG))
  expect(await patientlyAt('place', there, 1)).toEqual(err(HUNG))
  breaks(new Error('EIO'))
  await new Promise((over) => setImmediate(over))
  expect(await patientlyAt('place', there, 60_000)).toEqual(ok('there'))
})
