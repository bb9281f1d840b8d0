import { expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { promptClip } from '#election/voice/clip-id.ts'
import type { Voice } from '#election/voice/voice.ts'
import { FakeHeadphones } from '#hardware/headphones/fake.ts'
import type { HeadphonesHeard } from '#kiosk/session/event.ts'
import { Speaker } from './speaker.ts'

const [ONE, TWO] = [promptClip('wait'), promptClip('recorded')]
const clips: Readonly<Record<string, Int16Array>> = {
  [`ja ${ONE}`]: Int16Array.of(1, 2),
  [`ja ${TWO}`]: Int16Array.of(3),
  [`en ${TWO}`]: Int16Array.of(4),
}

function worn() {
  const headphones = new FakeHeadphones()
  const speaker = new Speaker(headphones)
  const voice = (language: Language): Voice => {
    return { language, moraePerMinute: 335, samples: (clip) => clips[`${language} ${clip}`] ?? Int16Array.of() }
  }
  speaker.learn({ ja: voice('ja'), en: voice('en') })
  const heard: HeadphonesHeard[] = []
  speaker.watch((event) => heard.push(event))
  return { headphones, speaker, heard }
}

it('a sentence is its clips in order, and its end comes back under the number of the session', () => {
  const { headphones, speaker, heard } = worn()
  speaker.perform({ type: 'say', said: 7, language: 'ja', clips: [TWO, ONE], afterMs: 0 })
  expect(headphones.playing?.clips).toEqual([Int16Array.of(3), Int16Array.of(1, 2)])
  headphones.finish()
  expect(heard).toEqual([{ type: 'connected' }, { type: 'ended', said: 7 }])
})

it('what is said only if nothing else comes so soon begins with as much silence at any speed of the voice', () => {
  const { headphones, speaker } = worn()
  speaker.perform({ type: 'tune', speed: 50, volume: 3 })
  speaker.perform({ type: 'say', said: 1, language: 'en', clips: [TWO], afterMs: 400 })
  expect(headphones.playing?.clips).toEqual([new Int16Array(4800), Int16Array.of(4)])
})

it('the clips are those of the language of the session', () => {
  const { headphones, speaker } = worn()
  speaker.perform({ type: 'say', said: 1, language: 'en', clips: [TWO], afterMs: 0 })
  expect(headphones.playing?.clips).toEqual([Int16Array.of(4)])
})

it('hush and tune reach the device, and a sentence that was hushed never ends', () => {
  const { headphones, speaker, heard } = worn()
  speaker.perform({ type: 'say', said: 1, language: 'ja', clips: [ONE], afterMs: 0 })
  speaker.perform({ type: 'tune', speed: 200, volume: 3 })
  speaker.perform({ type: 'hush' })
  headphones.finish()
  expect([headphones.playing, headphones.speed, headphones.volume]).toEqual([null, 200, 3])
  expect(heard).toEqual([{ type: 'connected' }])
})
