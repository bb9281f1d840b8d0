/** The press on the page of the voice: what was heard and is right, never what somebody called wrong. */
import { expect, it } from 'vitest'
import type { ClipRow } from '../session/view.ts'
import { clipKey } from './clip-player.ts'
import { clipsOfPress } from './voice-page.tsx'

const BY_ME = { by: '愛', why: 'アクセント' }
const clip = (id: string, refused: ClipRow['refused'] = null) =>
  ({ id, content: '00', mayApprove: true, refused }) as ClipRow

it('leaves out a clip that its hearer refused, though it was heard to its end', () => {
  const clips = [clip('name:1'), clip('name:2', BY_ME), clip('name:3'), { ...clip('name:4'), mayApprove: false }]
  const heard = new Set(clips.filter(({ id }) => id !== 'name:3').map(clipKey))
  const { right, open } = clipsOfPress(clips, heard)
  expect([right, open].map((each) => each.map(({ id }) => id))).toEqual([['name:1'], ['name:3']])
})
