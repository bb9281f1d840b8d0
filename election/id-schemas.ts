/** Ids as documents, settings and screens bear them; docs/formats/package.md is the norm. Ids on cards: `#election/card/card-ids.ts`. */
import { z } from 'zod'
import { PAIR_NUMBER_MAX } from '#election/card/card-ids.ts'
import { CONTEST_MASK_MAX, CONTESTS_MAX } from '#election/contests.ts'
import type {
  ContestBit,
  ContestId,
  ContestMask,
  ElectionId,
  KeySetId,
  MachineId,
  PairNumber,
  RollNumber,
  StationId,
} from '#election/ids.ts'

const hex8 = z.string().regex(/^[0-9a-f]{16}$/)
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/)

export const electionId = hex8.transform((text) => text as ElectionId)
export const keySetId = hex8.transform((text) => text as KeySetId)
export const contestId = id.transform((text) => text as ContestId)
export const stationId = id.transform((text) => text as StationId)
export const contestBit = z
  .number()
  .int()
  .min(0)
  .max(CONTESTS_MAX - 1)
  .transform((bit) => bit as ContestBit)
/** At least one contest: bit 0 is that of the first contest (`bit` in package.json). */
export const contestMask = z
  .number()
  .int()
  .min(1)
  .max(CONTEST_MASK_MAX)
  .transform((mask) => mask as ContestMask)
export const machineId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}-[IK][1-9][0-9]{0,2}$/)
  .transform((text) => text as MachineId)
export const pairNumber = z
  .number()
  .int()
  .min(1)
  .max(PAIR_NUMBER_MAX)
  .transform((number) => number as PairNumber)
/** A declaration of lost media names the online ballot box by this station and pair; no machine has them (docs/formats/count.md §3). */
export const ONLINE_STATION = 'online' as StationId
export const ONLINE_PAIR = 0 as PairNumber
export const lostPairNumber = z.union([pairNumber, z.literal(0).transform(() => ONLINE_PAIR)])
export const rollNumber = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as RollNumber)
