/** The letter's code by camera (V2): what was read is typed into the field, as the voter would, and looked at before anything is sent. */
import { unreachable } from '#election/assert.ts'
import { parseVotingCode, printedCode, type VotingCode } from '#election/online/code.ts'
import type { ScreenEvent } from './event.ts'
import { placeOf } from './place.ts'
import type { CameraStanding, ElectionPage } from './state.ts'
import type { PageStep } from './stepped.ts'

type Code = Extract<ElectionPage, { type: 'code' }>

/** @param page address of the voter's page, as it was signed */
export function stepCamera(at: Code, event: ScreenEvent, page: string): PageStep {
  switch (event.type) {
    case 'camera-wanted':
      return { at: { ...at, camera: 'open' } }
    case 'camera-left':
      return at.camera === 'open' ? { at: { ...at, camera: 'closed' } } : null
    case 'camera-failed':
      return at.camera === 'open' ? { at: { ...at, camera: event.why } } : null
    case 'camera-read':
      // Closed already: what comes late means nothing.
      return at.camera === 'open' ? { at: afterReading(at, event.text, page) } : null
    default:
      return null
  }
}

/** Nothing but a code is kept of what was read, and no address is ever followed. */
function afterReading(at: Code, text: string, page: string): Code {
  const read = readLetter(text, page)
  switch (read.type) {
    case 'code':
      return { ...at, typed: printedCode(read.code), said: 'nothing', camera: 'read' }
    case 'other-page':
    case 'no-letter':
      return { ...at, camera: read.type }
    default:
      return unreachable(read)
  }
}

type LetterRead =
  | { readonly type: 'code'; readonly code: VotingCode }
  | { readonly type: Extract<CameraStanding, 'other-page' | 'no-letter'> }

/** The letter's address with the code after `#`, or a code alone. */
function readLetter(text: string, page: string): LetterRead {
  const alone = parseVotingCode(text)
  if (alone !== null) return { type: 'code', code: alone }
  const address = addressOf(text)
  const place = address === null ? null : placeOf(address)
  const code = place?.type === 'letter' ? parseVotingCode(place.code) : null
  if (address === null || code === null) return { type: 'no-letter' }
  return address.origin === new URL(page).origin ? { type: 'code', code } : { type: 'other-page' }
}

function addressOf(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
