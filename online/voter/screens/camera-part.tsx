/** V2: the letter's code by camera, where the browser has one for pages. The field beside it stays as it is. */
import { useEffect, useEffectEvent, useRef } from 'react'
import { onlineCamera as words } from '#words/online.ts'
import { type CameraSaw, hasCamera, lookForCode } from '../services/camera.ts'
import type { CameraStanding } from '../session/state.ts'
import type { Send } from './page-props.ts'
import { OtherButton } from './parts.tsx'
import { useVoterLabel, useVoterText } from './voter-words.tsx'

export function CameraPart({ camera, send }: { readonly camera: CameraStanding; readonly send: Send }) {
  const say = useVoterText()
  if (!hasCamera()) return null
  const isOpen = camera === 'open'
  const isWrong = !isOpen && camera !== 'closed' && camera !== 'read'
  return (
    <div className="camera">
      {/* One button in one place: the focus stays when it changes its word. */}
      <OtherButton onPress={() => send({ type: isOpen ? 'camera-left' : 'camera-wanted' })}>
        {say(isOpen ? words.stop : words.scan)}
      </OtherButton>
      <p id="camera-said" className={isWrong ? 'wrong' : ''} role="status">
        {camera === 'closed' ? '' : say(words[camera])}
      </p>
      {isOpen && <Viewfinder send={send} />}
    </div>
  )
}

function Viewfinder({ send }: { readonly send: Send }) {
  const label = useVoterLabel()
  const video = useRef<HTMLVideoElement>(null)
  const saw = useEffectEvent((what: CameraSaw) => send(what))
  const leave = useEffectEvent(() => send({ type: 'camera-left' }))
  useEffect(() => (video.current === null ? undefined : lookForCode(video.current, saw)), [])
  useEffect(() => {
    // Whole on a small glass: somebody aims by it. A newer browser answers with a promise, and an effect that returns one takes the page down.
    video.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    const gone = () => document.visibilityState === 'hidden' && leave()
    document.addEventListener('visibilitychange', gone)
    return () => document.removeEventListener('visibilitychange', gone)
  }, [])
  return <video ref={video} className="viewfinder" muted playsInline aria-label={label(words.view)} />
}
