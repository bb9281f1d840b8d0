/** Every refusal that a voter can meet, wherever it comes from. */
import { GATE_REFUSALS } from '#election/online/wire/gate.ts'

/** By the collector, in its word: the vote is not recorded. `try-again` is none of them: the page tries again by itself. */
const BOX_REFUSALS = [
  'no-box',
  'box-not-open',
  'box-closed',
  'wrong-style',
  'box-held',
  'box-voted',
  'permit-expired',
  'permit-used',
  'copied',
  /** A cast that no page makes: a bug, or somebody between. */
  'cast-refused',
] as const
type BoxRefusal = (typeof BOX_REFUSALS)[number]

/** By this page itself. */
const PAGE_REFUSALS = [
  /** No answer of the gate. Nothing was cast. */
  'gate-unreachable',
  /** Something was kept on this device, and the gate does not open it any more. Whether a vote was cast is not known here. */
  'way-ended',
  /** The permit is not by the gate, not for this key, or its evidence is rubbish: somebody is between, or the gate is broken. */
  'permit-wrong',
  /** One of the contests is on paper now, or the list here does not have it. */
  'contest-not-here',
  /** Another window of this browser has begun anew. */
  'other-window',
  /** Another window of this browser has erased what was kept. */
  'erased-elsewhere',
  /** The answer to a cast is no promise of this collector for this vote. */
  'promise-wrong',
] as const
const VOTER_REFUSALS = [...GATE_REFUSALS, ...BOX_REFUSALS, ...PAGE_REFUSALS] as const
export type VoterRefusal = (typeof VOTER_REFUSALS)[number]

/** The collector's words for them. */
const SAID_BY_BOX: Readonly<Record<string, BoxRefusal>> = {
  'no-box': 'no-box',
  'not-open': 'box-not-open',
  closed: 'box-closed',
  'wrong-style': 'wrong-style',
  held: 'box-held',
  voted: 'box-voted',
  'permit-expired': 'permit-expired',
  'permit-used': 'permit-used',
  copied: 'copied',
}

/** @param said the collector's word */
export function boxRefusalOf(said: string): BoxRefusal {
  return SAID_BY_BOX[said] ?? 'cast-refused'
}
