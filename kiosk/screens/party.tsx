/**
 * A party's name over as many lines as it needs, its reading above where the contest has room for all of them: a line ends between words
 * only, where `name-room.ts` has counted on it.
 */
import { Fragment } from 'react'
import type { ShownCandidate } from '../session/shown-candidate.ts'
import { partyPieces, partyReading } from './name-room.ts'

interface PartyProps {
  readonly candidate: ShownCandidate
  readonly read: boolean
}

export function Party({ candidate, read }: PartyProps) {
  const pieces = partyPieces(candidate.party)
  return (
    <>
      {/* Drawn and nothing else: the text of the page stays the party. A party without a reading keeps its line, so that all have the same height. */}
      {read && <span className="party-reading" aria-hidden="true" data-reading={partyReading(candidate)} />}
      {pieces.map((piece, at) => (
        <Fragment key={pieces.slice(0, at).join('')}>
          {at > 0 && <wbr />}
          {piece}
        </Fragment>
      ))}
    </>
  )
}
