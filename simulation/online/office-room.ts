/** The roll's server with the office's page, on a real database and a real port, and a box side that is played. */
import pino from 'pino'
import { buildStaffPage } from '#build/staff-page.mjs'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { ANYBODY, type Applicants } from '#election/online/applicants.ts'
import type { StaffAnswer } from '#election/online/wire/staff.ts'
import { ok } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import { Challenges } from '#online/roll-side/roll/challenges.ts'
import { letterDrawer, paperLetterDrawer } from '#online/roll-side/roll/draw-letters.ts'
import { Passkeys } from '#online/roll-side/roll/passkeys.ts'
import { rollServer } from '#online/roll-side/roll/roll-server.ts'
import { Sessions } from '#online/roll-side/roll/sessions.ts'
import type { BoxSide } from '#online/roll-side/standings.ts'
import { Tries } from '#online/roll-side/tries.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { playedOffice } from './played-office.ts'
import { freePorts } from './programs/free-ports.ts'
import { openRollRoom } from './roll-room.ts'

const LETTER = {
  head: {
    ...{ use: 'rehearsal' as const, electionTitle: '見本市長選挙', municipality: '見本市' },
    date: '2026-11-22' as LocalDate,
  },
  ...{
    page: new URL('https://vote.example/'),
    packageNumber: '12345678901234567890',
    desk: '選挙管理委員会 0299-00-0000',
  },
  voters: 'residents' as const,
  ...{ opens: '2026-11-15T08:30' as LocalMinute, closes: '2026-11-21T20:00' as LocalMinute },
}

interface OfficeWish {
  readonly now?: () => number
  readonly whyNone?: string | null
  readonly withPasskeys?: boolean
  /** Left out: everybody applies, and nobody says why. */
  readonly applicants?: Applicants
  /** Incidents of the box; left out: none. */
  readonly incidents?: () => Promise<StaffAnswer<'incidents'>>
}

export type OfficeRoom = Awaited<ReturnType<typeof openOfficeRoom>>

/** @param wish two people are in; where passkeys are turned on, neither has one yet. `whyNone`: a live election's reason */
export async function openOfficeRoom(
  seed: string,
  {
    now = () => Math.floor(Date.now() / 1000),
    whyNone = null,
    withPasskeys = false,
    incidents,
    applicants = ANYBODY,
  }: OfficeWish = {},
) {
  const randomness = seededRandomness(seed)
  const room = await openRollRoom()
  const [port = 0] = await freePorts(1)
  const origin = `http://localhost:${port}`
  const log: string[] = []
  const key = hostKey(new Uint8Array(32).fill(3), new Map())
  const played = await playedOffice(room, {
    ...{ key, randomness, boxSide: boxes(), sortingKey: makeKeyPair(randomness).publicKey },
    applicants,
  })
  const { changes, desk, enrolment, figures, office, papers } = played
  const party = { id: 'localhost', origin }
  const ofParty = { pool: room.pool('roll_office'), key, party, challenges: new Challenges(randomness, now) }
  const fonts = await loadDocumentFonts(null)
  const madeAt = () => '2026-11-01T09:00' as LocalMinute
  const { electionTitle: title, municipality, use } = LETTER.head
  const server = rollServer({
    ...{
      office,
      desk,
      changes,
      papers,
      enrolment,
      figures,
      incidents: incidents ?? played.incidents,
      passkeys: withPasskeys ? new Passkeys(ofParty) : { whyNone },
      origin,
    },
    election: { title, municipality, use, voters: 'residents', applicants, applicationsEnd: '2026-11-14T17:00' },
    draw: letterDrawer(LETTER, fonts, madeAt),
    drawPaper: paperLetterDrawer(LETTER, fonts, madeAt),
    ...{ sessions: new Sessions(randomness, now), tries: new Tries(randomness, now) },
    pages: (await buildStaffPage()).files,
    log: pino({ base: null }, { write: (line: string) => void log.push(line) }),
  })
  await server.listen({ host: 'localhost', port })
  const close = async () => {
    await server.close()
    await room.close()
  }
  return { origin, log, room, close }
}

/** Nobody has voted; a box that was held stays so until it is released. */
function boxes(): BoxSide {
  const held = new Set<string>()
  return {
    standing: async (handle) => ok(held.has(handle) ? 'held' : 'not-voted'),
    hold: async (handle) => {
      held.add(handle)
      return ok('held')
    },
    release: async () => {
      held.clear()
      return ok('released')
    },
  }
}
