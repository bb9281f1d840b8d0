/** ISS-21: a card may begin as long after its issue as the signed settings of the package say. */
import { expect, test } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import { type IssuerKeyId, parseIssuerKeyId } from '#election/card/card-ids.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { expiryAfter, readBody } from '#election/card/voting-card.ts'
import type { CardUid } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { readVotingCard } from '#hardware/card-reader/voting-card-steps.ts'
import { must } from '#simulation/rooms/must.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { withSettings } from '#simulation/rooms/with-settings.ts'

test('a card of two hours, as the commission has set it', async () => {
  const one = sourcesWith(1)
  const prepared = await prepareStation({ ...one, rules: withSettings(one.rules, { cardMinutes: 120 }) }, 'no voice')
  const desk = await Reception.furnish(prepared)
  try {
    await desk.start()
    await desk.unlock()
    await desk.open()
    const card = await desk.newCard()
    await desk.issueTo('1', card)
    expect(await expiryOf(card.uid, desk)).toBe(expiryAfter('2002-06-23T07:00' as LocalMinute, 120))
  } finally {
    await desk.clear()
    await prepared.close()
  }
})

/** As a voting machine reads it. */
async function expiryOf(uid: CardUid, { reader, prepared: { election, secrets } }: Reception): Promise<LocalMinute> {
  const { electionId, machines } = election.electionPackage
  const { bytes } = must(await readVotingCard(reader, uid, cardKeyOf(secrets.keys.cardMaster, uid, electionId)))
  const keys = machines.flatMap(({ issuerKeyId, signingKey }): [IssuerKeyId, Uint8Array][] => {
    const id = issuerKeyId === null ? null : parseIssuerKeyId(issuerKeyId)
    return id === null ? [] : [[id, fromHex(signingKey)]]
  })
  return must(readBody(bytes, uid, new Map(keys))).expires
}
