/** Who hears the page jumps to its first heading: there is one while media come in and when the result is there, too. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { TallyScreen } from './tally-screen.tsx'

it('each phase has a heading of the first level', async () => {
  const room = await CountRoom.make({ records: 4 })
  const receive = room.view()
  room.receiveEverything()
  room.count()
  for (const view of [receive, room.view()]) {
    expect(renderToStaticMarkup(<TallyScreen view={view} send={() => {}} />), view.phase).toContain('<h1')
  }
})
