import { Registry } from 'prom-client'
import { toHex } from '#election/bytes.ts'
import { ANYBODY } from '#election/online/applicants.ts'
import { unixSecond } from '#election/online/instant.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import {
  beginAnswer,
  codeAnswer,
  type FinishAnswer,
  finishAnswer,
  type GATE_PURPOSES,
} from '#election/online/wire/gate.ts'
import { ok, type Result } from '#election/result.ts'
import { Gate, type GateParts } from '#online/roll-side/gate/gate.ts'
import { gateServer } from '#online/roll-side/gate/gate-server.ts'
import { Roll } from '#online/roll-side/gate/roll.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import type { BoxSide, BoxStanding } from '#online/roll-side/standings.ts'
import { makeTestAuthority } from '#online/test-jpki/authority.ts'
import { CardService } from '#online/test-jpki/card-service.ts'
import { TEST_CARDS } from '#online/test-jpki/people.ts'
import { testCardIdentity } from '#online/test-jpki/test-card-identity.ts'
import { signNative } from '#openssl/ed25519.ts'
import { must } from '#simulation/rooms/must.ts'
import {
  CLOSES,
  makeSessionKey,
  ONLINE_ELECTION,
  type OnlineElection,
  OPENS,
} from '#simulation/rooms/online-election.ts'
import { writtenLines } from './played-box.ts'
import { NUMBER } from './played-office.ts'
import type { RollRoom } from './roll-room.ts'

export const PAGE = 'https://vote.example'

export type PlayedGate = Awaited<ReturnType<typeof playedGate>>

/** The answers of the box side, and the time of the clock. */
interface World {
  clock: number
  standing: Result<BoxStanding, 'unavailable'>
}

interface Walk {
  readonly password?: string
  readonly purpose?: Purpose
  readonly sessionKey?: Uint8Array
}

type Purpose = (typeof GATE_PURPOSES)[number]
type Begun = { readonly refusal: string } | { readonly transaction: string; readonly answer: string }

interface Walked {
  readonly said: string
  readonly flow: string
  readonly answer: string
  readonly finished: FinishAnswer | null
}

export async function playedGate(
  room: RollRoom,
  election: OnlineElection,
  options: Partial<Pick<GateParts, 'overwrite' | 'sortingKey' | 'identity' | 'applicants' | 'asksCertificate'>> = {},
  number = NUMBER,
) {
  const { randomness } = election
  const world: World = { clock: OPENS + 3600, standing: ok('not-voted') }
  const now = () => unixSecond(world.clock)
  const authority = await makeTestAuthority(world.clock)
  const cards = new CardService(authority, randomness)
  const page = new URL('http://localhost/card')
  const identity = must(testCardIdentity('rehearsal', { authority, service: cards, randomness, now, page }))
  const key = hostKey(HOST_SECRET, new Map())
  const boxSide = boxSideOf(world)
  const gate = new Gate({
    ...{ electionId: ONLINE_ELECTION, opens: OPENS, closes: CLOSES, applicationsEnd: CLOSES, identity },
    ...{ overwrite: true, sortingKey: null, applicants: ANYBODY, asksCertificate: false },
    ...{ gateKey: election.keys.gate.secretKey, sign: signNative, key, variants: new Map(), boxSide, now },
    ...{ roll: new Roll(room.pool('gate'), number), randomness, back: new URL('/back', PAGE) },
    ...options,
  })
  const [metrics, { log, logger }] = [new Registry(), writtenLines()]
  const server = gateServer({ gate, page: PAGE, addressHeader: 'x-network', metrics, log: logger })
  const post = async (url: string, payload: object, address = '192.0.2.1') => {
    const headers = { origin: PAGE, 'x-network': address }
    return (await server.inject({ method: 'POST', url, headers, payload })).json<unknown>()
  }
  /** Hex, each that a page has sent. */
  const sessionKeys: string[] = []
  const played = {
    code: async (code: string, address?: string, certificate: string | null = null) =>
      flowOf(await post('/code', { code, certificate }, address)),
    ...{ count: (what: string) => post('/count', { what }), keepCounts: () => gate.keepCounts() },
    /** The first step of who applies. */
    applicant: async (birth: string, category: string | null = null) =>
      flowOf(await post('/apply', { birth, category })),
    async begin(
      flow: string,
      purpose: Purpose = 'vote',
      sessionKey = makeSessionKey(randomness).publicKey,
    ): Promise<Begun> {
      sessionKeys.push(toHex(sessionKey))
      return begunBy(await post('/begin', { flow, purpose, sessionKey: toBase64(sessionKey) }))
    },
    async finish(flow: string, answer: string) {
      const said = await post('/finish', { flow, answer })
      finishAnswer.parse(said)
      return said as FinishAnswer
    },
  }
  /** The whole way with one card. */
  const walk = async (code: string, card: string, wish: Walk = {}) => walked(await played.code(code), card, wish)
  /** The whole way of who applies with a card. */
  const apply = async (
    ...[birth, card, password = TEST_CARDS.good.password, category = null]: [string, string, string?, (string | null)?]
  ) => walked(await played.applicant(birth, category), card, { purpose: 'apply', password })
  const walked = async (flow: string, card: string, wish: Walk): Promise<Walked> => {
    if (!/^[0-9a-f]{32}$/.test(flow)) return { said: flow, flow: '', answer: '', finished: null }
    const begun = await played.begin(flow, wish.purpose, wish.sessionKey)
    if ('refusal' in begun) return { said: begun.refusal, flow, answer: '', finished: null }
    cards.touch(begun.transaction, card, wish.password ?? TEST_CARDS.good.password)
    const finished = await played.finish(flow, begun.answer)
    const said =
      finished.type === 'refused' ? finished.refusal : finished.type === 'status' ? finished.standing : finished.type
    return { said, flow, answer: begun.answer, finished }
  }
  return { server, key, cards, authority, boxSide, sessionKeys, log, metrics, world, ...played, walk, apply }
}

function begunBy(answer: unknown): Begun {
  const said = beginAnswer.parse(answer)
  if (said.type === 'refused') return { refusal: said.refusal }
  if (said.type === 'member') throw new Error('played gate: its voters have cards')
  const query = new URL(said.redirect).searchParams
  return { transaction: query.get('transaction') ?? '', answer: `state=${query.get('state') ?? ''}` }
}

function boxSideOf(world: World): BoxSide {
  return {
    standing: async () => world.standing,
    hold: async () => ok(world.standing.ok && world.standing.value === 'voted' ? 'voted' : 'held'),
    release: async () => ok('released'),
  }
}

function flowOf(answer: unknown): string {
  const said = codeAnswer.parse(answer)
  return said.type === 'flow' ? said.flow : said.refusal
}

const HOST_SECRET = new Uint8Array(32).fill(7)
