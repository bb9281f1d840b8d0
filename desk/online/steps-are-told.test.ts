/** A person at the terminal reads which step is at work; a press on an old page begins none. */
import { expect, it } from 'vitest'
import { Lead, STEPS, type Step } from './lead.ts'

it('each step that is pressed in its turn is said once, before it is done', async () => {
  const said: Step[] = []
  const staff = [{ ask: async () => ({}) }, { ask: async () => ({}) }]
  const ground = {
    election: { electionPackage: { stations: [{ id: '1' }] }, settings: { switches: { voters: 'residents' } } },
  }
  const lead = new Lead({ staff, ground } as never, (step) => said.push(step))
  await lead.press('count')
  expect(said).toEqual([])
  await lead.press(STEPS[0])
  expect(said).toEqual(['roll'])
})
