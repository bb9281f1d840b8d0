import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildVoterPage } from '#build/voter-page.mjs'
import { recordContext } from '#election/ballot/elgamal-record.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import type { ContestMask } from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { drawVotingCode } from '#election/online/code.ts'
import { boxIdOf } from '#election/online/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { type Layout, logHeadOf } from '#election/online/settings.ts'
import { readGazetteFiles } from '#online/main/gazette-files.ts'
import { pageServer } from '#online/page-server/page-server.ts'
import { type VotersElection, votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type BoxRoom, openBoxRoom } from './box-room.ts'
import { playedCollector } from './played-box.ts'
import { LOOPBACK, listening, playedLog } from './played-log.ts'
import { freePorts } from './programs/free-ports.ts'
import { scriptedGate } from './scripted-gate.ts'
import { provision, writeDocuments, writeGazette } from './signed-election.ts'

const now = () => unixSecond(Math.floor(Date.now() / 1000))

export type VoterRoom = Awaited<ReturnType<typeof openVoterRoom>>

interface Wish {
  readonly seed: string
  readonly boxes: number
  readonly style?: ContestMask
  readonly candidates?: number
  readonly layouts?: readonly Layout[]
  /** A poster of everybody, and a gazette of the first contest. */
  readonly posters?: boolean
  /** An election that was made elsewhere, and eight days before its poll; left out: one of its own, and now. */
  readonly elsewhere?: Pick<Parameters<typeof votersElection>[0], 'authority' | 'poll' | 'now'>
}

export async function openVoterRoom({
  seed,
  boxes,
  style = 1 as ContestMask,
  candidates = 2,
  layouts = [],
  posters = false,
  elsewhere,
}: Wish) {
  const randomness = seededRandomness(seed, 'voter room')
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-voter-room-'))
  const room = await openBoxRoom()
  const authority = elsewhere?.authority ?? makeAuthority(randomness)
  // Ports first: the settings name the page's, the page has the gate's inside.
  const [pagePort = 0, gatePort = 0] = await freePorts(2)
  const [origin, gateOrigin] = [`http://localhost:${pagePort}`, `http://localhost:${gatePort}`]
  const built = await buildVoterPage({ authority: toHex(authority.publicKey), gate: gateOrigin })
  const at = elsewhere ?? { authority, now: now() }
  const of = { ...at, seed, page: origin, clientFiles: built.clientFiles, candidates, layouts }
  const election = votersElection(of)
  writeDocuments(election, directory)
  if (posters) writeGazette(election, authority.secretKey, directory)
  const ids = Array.from({ length: boxes }, () => boxIdOf(randomness.bytes(16)))
  const codes = ids.map(() => drawVotingCode(randomness))
  const gate = scriptedGate(election, new Map(codes.map((code, at) => [code, ids[at] as (typeof ids)[number]])), {
    ...{ randomness, style, now },
  })
  await provision(room.pool('provisioner'), election, ids, style)

  const { settings, keys } = election
  const { collector, casts, line } = tornCollector(election, room, origin)
  await collector.listen({ host: LOOPBACK, port: 0 })

  const log = await playedLog(room, {
    ...{ witnesses: election.witnesses, directory, randomness, key: keys.sequencer, origin: settings.origin.log },
    ...{ head: logHeadOf({ settings, hash: election.settingsHash }), monotonic: () => performance.now(), now },
  })
  const page = pageServer({
    ...{ files: built.files, election: directory, log: join(directory, 'log'), gate: gateOrigin },
    answers: null,
    gazette: readGazetteFiles(directory, authority.publicKey, election.electionPackage),
    collector: new URL(`http://${LOOPBACK}:${(collector.server.address() as AddressInfo).port}`),
  })
  await page.listen({ host: 'localhost', port: pagePort })
  await listening(gate.server, gatePort)
  return {
    ...{ origin, directory, election, gate, codes, casts },
    /** From here on the next so many casts are taken and recorded, and their answers are lost on the way. */
    loseAnswers: (count: number) => {
      line.lost = count
    },
    turn: log.turn,
    close: async () => {
      await page.close()
      await collector.close()
      gate.server.closeAllConnections()
      gate.server.close()
      await log.close()
      await room.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function collectorFor({ settings, keys, packageHash, electionPackage }: VotersElection, room: BoxRoom, page: string) {
  const context = recordContext(packageHash, fromHex(electionPackage.countingKey.publicKey))
  const { electionId } = settings
  const grounds = { electionId, gateKey: keys.gate.publicKey, lists: 1, recordContext: context, several: null }
  return playedCollector(room, { grounds, keys }, now, page).server
}

/** It records what it was given; the line tears before so many answers are through. */
function tornCollector(election: VotersElection, room: BoxRoom, page: string) {
  const casts: Uint8Array[] = []
  const line = { lost: 0 }
  const collector = collectorFor(election, room, page)
  collector.addHook('preHandler', async (request) => {
    if (request.body instanceof Uint8Array) casts.push(new Uint8Array(request.body))
  })
  collector.addHook('onSend', async (_, reply) => {
    if (line.lost === 0 || reply.statusCode !== 200) return
    line.lost--
    reply.raw.destroy()
  })
  return { collector, casts, line }
}
