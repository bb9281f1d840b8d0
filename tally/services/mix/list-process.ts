/** The work on a list that needs no secret, beside the tally's own process: its screen must not stop for minutes. Ends after one answer. */
import { unreachable } from '#election/assert.ts'
import { openNoDebugger } from '#shell/no-debugger.ts'
import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
import { openGroup } from '../open-group.ts'
import { checkMixes } from './check-mixes.ts'
import type { ListReply, ListRequest } from './list-messages.ts'
import { openWholeList } from './open-list.ts'
import { sortList } from './sort-list.ts'

const reply = (message: ListReply) => process.send?.(message)
const work = (done: number) => void reply({ type: 'work', done })

process.once('disconnect', () => process.exit())
openNoDebugger()
tellOnlyAssertions()

process.once('message', async (request: ListRequest) => {
  reply(await answerTo(request))
  process.disconnect()
})

function answerTo(request: ListRequest): Promise<Exclude<ListReply, { type: 'work' }>> {
  const { group } = openGroup()
  switch (request.type) {
    case 'sort':
      return sortList(group, request.place, request.source, work)
    case 'check-mix':
      return checkMixes(group, request.place, work)
    case 'open-list':
      return openWholeList(group, request.place, request.holders, work)
    default:
      return unreachable(request)
  }
}
