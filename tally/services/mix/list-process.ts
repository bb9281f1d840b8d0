/** What of a list needs no secret, beside the tally's own process: its screen must not stand still for minutes. Ends after one answer. */
import { openNoDebugger } from '#shell/no-debugger.ts'
import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
import { openGroup } from '../open-group.ts'
import type { ListReply, ListRequest } from './list-messages.ts'
import { openWholeList } from './open-list.ts'
import { sortList } from './sort-list.ts'

const reply = (message: ListReply) => process.send?.(message)
const work = (done: number) => void reply({ type: 'work', done })

process.once('disconnect', () => process.exit())
openNoDebugger()
tellOnlyAssertions()

process.once('message', async (request: ListRequest) => {
  const { place } = request
  const { group } = openGroup()
  reply(
    request.type === 'sort'
      ? await sortList(group, place, request.source, work)
      : await openWholeList(group, place, request.holders, work),
  )
  process.disconnect()
})
