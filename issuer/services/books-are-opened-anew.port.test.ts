/** A start found nothing to do under a wrong date, and the clock was set since: the same program opens the same books once more. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDocumentFonts } from '#documents/fonts.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { servicesOnThisComputer } from './on-this-computer.ts'

let prepared: PreparedStation
let reception: Reception
beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(3), 'no voice')
  reception = await Reception.furnish(prepared)
})
afterAll(async () => {
  await reception.clear()
  await prepared.close()
})

it('nothing is locked by the first time, and nothing is lost', async () => {
  const { clock, randomness, reader, operatorCard } = reception
  const services = servicesOnThisComputer(
    reception.config(),
    { clock, randomness },
    { reader, fonts: loadDocumentFonts },
  )
  const heard: IssuerEvent[] = []
  const send = (event: IssuerEvent) => heard.push(event)
  reader.tray.insert(operatorCard)
  services.present({ type: 'present', uid: operatorCard.uid })
  await services.perform({ type: 'verify-package' }, send)
  await services.perform({ type: 'unlock', pin: reception.pin }, send)
  for (let time = 1; time <= 2; time++) await services.perform({ type: 'open-books', takeOver: false }, send)
  await services.stop()
  const opened = heard.filter(({ type }) => type === 'books-opened')
  expect(opened).toHaveLength(2)
  expect(opened[1]).toEqual(opened[0])
})
