/** One core's part of the opening. Gets its range and the key, answers with sums, ends. */
import { openNoDebugger } from '#shell/no-debugger.ts'
import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
import type { OpenerReply, OpenerRequest } from './key-messages.ts'
import { openRange } from './opener.ts'

const reply = (message: OpenerReply) => process.send?.(message)

// The key does not outlive the process that gave it.
process.once('disconnect', () => process.exit())
openNoDebugger()
tellOnlyAssertions()

process.once('message', async (request: OpenerRequest) => {
  const opened = await openRange(request, (count) => reply({ type: 'progress', opened: count }))
  reply(opened.ok ? { type: 'done', selections: opened.value } : opened.error)
  process.disconnect()
})
