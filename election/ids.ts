/**
 * Branded ids: the compiler refuses a candidate number where a candidate id is meant.
 * Only parsers make them (`#election/id-schemas.ts`, `#election/card/card-ids.ts`, readers of pages and tables);
 * `scripts/checks/brand-casts.ts` refuses a cast elsewhere.
 */
declare const brand: unique symbol
type Branded<T, B extends string> = T & { readonly [brand]: B }

/** 8 bytes as 16 hex digits: binds media, cards and keys to one election and one use (D-27, D-29). */
export type ElectionId = Branded<string, 'ElectionId'>
/** 8 bytes as 16 hex digits: names the key set of a package. */
export type KeySetId = Branded<string, 'KeySetId'>
/** As in contests.csv, for example `mayor`. */
export type ContestId = Branded<string, 'ContestId'>
/** Place of a contest in the masks of card and journal: 0…6 (docs/formats/voting-card.md: at most seven contests). */
export type ContestBit = Branded<number, 'ContestBit'>
/** Set of contests, bit i = contest with `ContestBit` i; 0…127. */
export type ContestMask = Branded<number, 'ContestMask'>
/** Never reused, never a position: 1…`CANDIDATE_ID_MAX` (D-27). */
export type CandidateId = Branded<number, 'CandidateId'>
/** Every id up to it is somebody: a mark in a record is 0, or above it. */
export const CANDIDATE_ID_MAX = 0xfffffffd
/** The number drawn by lot and shown on the screen. */
export type CandidateNumber = Branded<number, 'CandidateNumber'>
/** As in stations.csv, for example `2`. */
export type StationId = Branded<string, 'StationId'>
/** Line order in stations.csv, from 1; two bytes on cards and media. */
export type StationIndex = Branded<number, 'StationIndex'>
/** Number of a pair of media inside a station, 1…55; names the kiosk's own pair, not the machine. */
export type PairNumber = Branded<number, 'PairNumber'>
/** For example `2-K3` (third kiosk of station 2) or `2-I1` (its issuer). */
export type MachineId = Branded<string, 'MachineId'>
/** Number in the electoral roll (名簿番号). */
export type RollNumber = Branded<string, 'RollNumber'>
/** 7 bytes as 14 hex digits. */
export type CardUid = Branded<string, 'CardUid'>
/** Names a clip of the voice pack, for example `prompt:welcome`, `nth:3`, `name:1204` (docs/formats/voice-pack.md). */
export type ClipId = Branded<string, 'ClipId'>
