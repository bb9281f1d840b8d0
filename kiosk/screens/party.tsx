/** A party's name over as many lines as it needs: a line ends between words only, where `name-room.ts` has counted on it. */
import { Fragment } from 'react'
import { partyPieces } from './name-room.ts'

export function Party({ party }: { readonly party: string }) {
  const pieces = partyPieces(party)
  return pieces.map((piece, at) => (
    <Fragment key={pieces.slice(0, at).join('')}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ))
}
