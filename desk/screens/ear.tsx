/** The voter's headphones on the desk: pulled out and put in, and heard by the person who sits there. */
import { useEffect, useRef } from 'react'
import { useText } from '#ui/language/language.tsx'
import { deskWords } from '#ui/messages/desk.ts'
import type { DeskScreenEvent } from '../session/screen-event.ts'
import { EAR_RATE, type HeadphonesView } from '../session/view.ts'
import { PlayOut } from './play-out.ts'

interface EarProps {
  readonly machine: string
  readonly headphones: HeadphonesView
  readonly send: (event: DeskScreenEvent) => void
}

export function Ear({ machine, headphones, send }: EarProps) {
  const say = useText()
  const { speaks, plugged, listened, read } = headphones
  useSound(headphones)
  if (!speaks) return <p className="ear-note">{say(deskWords.noVoice)}</p>
  return (
    <>
      <p className="ear-note">▲ {say(deskWords.earNote)}</p>
      <button
        type="button"
        aria-pressed={listened}
        disabled={!plugged}
        onClick={() => send({ type: 'listened', machine, on: !listened })}
      >
        {say(listened ? deskWords.listenNoMore : deskWords.listen)}
      </button>
      <button type="button" aria-pressed={read} onClick={() => send({ type: 'words-read', machine, on: !read })}>
        {say(read ? deskWords.readWordsNoMore : deskWords.readWords)}
      </button>
      <button type="button" onClick={() => send({ type: 'headphones-plugged', machine, plugged: !plugged })}>
        {say(plugged ? deskWords.unplugHeadphones : deskWords.plugHeadphones)}
      </button>
    </>
  )
}

interface Loudspeaker {
  readonly context: AudioContext
  readonly playOut: PlayOut
}

function useSound({ listened, heard }: HeadphonesView): void {
  const speaker = useRef<Loudspeaker | null>(null)
  useEffect(() => {
    if (!listened) return
    return () => {
      void speaker.current?.context.close()
      speaker.current = null
    }
  }, [listened])
  useEffect(() => {
    if (!listened || heard.length === 0) return
    speaker.current ??= { context: new AudioContext(), playOut: new PlayOut(EAR_RATE, 0) }
    const { context, playOut } = speaker.current
    for (const { samples, at } of playOut.take(heard, context.currentTime)) {
      const buffer = context.createBuffer(1, samples.length, EAR_RATE)
      buffer.copyToChannel(samples, 0)
      const source = context.createBufferSource()
      source.buffer = buffer
      source.connect(context.destination)
      source.start(at)
    }
  }, [listened, heard])
}
