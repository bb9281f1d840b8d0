/** One mixer. Its order ends with it: nobody who opens the list can say which record a row was (promise 3). */
import { openNoDebugger } from '#shell/no-debugger.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
import { openGroup } from '../open-group.ts'
import type { MixerReply, MixerRequest } from './list-messages.ts'
import { mixList } from './mix-list.ts'

const reply = (message: MixerReply) => process.send?.(message)

process.once('disconnect', () => process.exit())
openNoDebugger()
tellOnlyAssertions()

process.once('message', async ({ place }: MixerRequest) => {
  reply(await mixList(openGroup().group, place, secureRandomness(), (done) => void reply({ type: 'work', done })))
  process.disconnect()
})
