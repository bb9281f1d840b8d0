/** LAW-07: the log of a voting machine at the tally, in the words of the machine's own page. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { asCount } from '#election/log/catalogue.ts'
import type { LocalMinute } from '#election/time.ts'
import { CountRoom, sealedBy } from '#simulation/promises/count-room.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import type { Language } from '#ui/messages/message.ts'
import { MachineLogDialog, StationLogs } from './machine-logs.tsx'

const MINUTE = '2002-06-23T13:20' as LocalMinute
const LOG = [
  { minute: MINUTE, event: { type: 'made-votable', list: asCount(1) } },
  { minute: MINUTE, event: { type: 'medium-failed', medium: 'duplicate', cause: 'pulled' } },
] as const

async function shown(language: Language, logUnbroken = true): Promise<string> {
  const room = await CountRoom.make()
  room.receiveReport(0)
  const examined = sealedBy('1', 1, 'original')
  if (examined.type !== 'sealed') throw new Error('a sealed medium')
  room.receiveMedium(1, { ...examined, sealed: { ...examined.sealed, log: LOG, logUnbroken } })
  const [station] = room.view().stations
  const [first] = station?.logs ?? []
  if (station === undefined || first === undefined) throw new Error('a log')
  const { serial, seal } = first
  room.press({ type: 'show-machine-log', medium: { serial, seal }, troublesOnly: true })
  const { machineLog } = room.view()
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <StationLogs station={station} send={() => {}} />
      {machineLog && <MachineLogDialog log={machineLog} send={() => {}} />}
    </LanguageProvider>,
  )
}

it('has a button a medium with its troubles, and only those when they are asked for', async () => {
  const html = await shown('ja')
  expect(html).toContain('組 1　▲ 1')
  expect(html).toContain('記録媒体の副（複写）が使えなくなった：抜かれた。')
  expect(html).not.toContain('投票できるようにした')
  expect(html).toContain('>2<')
  expect(await shown('en')).toContain('A medium failed, the duplicate: it was pulled out.')
})

it('says of a broken chain what is to be done', async () => {
  expect(await shown('ja', false)).toContain('data-chain="broken"')
})
