/** The browser's own voices say what the headphones of a machine say. Where it has none for a language, the words alone pass, as fast as one reads. */
import { voiceEngines } from '#words/voice.ts'
import type { Speaker, Spoken } from './station/spoken-headphones.ts'

const READ_MS = 90
const SHORTEST_MS = 600

export function browserSpeaker(onSaid: (words: readonly Spoken[], silent: boolean) => void): Speaker {
  let number = 0
  let timer = 0
  const stop = () => {
    number++
    clearTimeout(timer)
    globalThis.speechSynthesis?.cancel()
  }
  return {
    hush: () => {
      stop()
    },
    say: (words, whole) => {
      stop()
      const mine = number
      const silent = words.some(({ language }) => !speaks(language))
      onSaid(words, silent)
      const next = (at: number) => {
        if (mine !== number) return
        const word = words[at]
        if (word === undefined) return whole()
        if (silent) {
          timer = setTimeout(next, Math.max(SHORTEST_MS, word.text.length * READ_MS), at + 1) as unknown as number
          return
        }
        const spoken = new SpeechSynthesisUtterance(word.text)
        spoken.lang = voiceEngines.browser[word.language]
        spoken.onend = () => next(at + 1)
        spoken.onerror = () => next(at + 1)
        speechSynthesis.speak(spoken)
      }
      next(0)
    },
  }
}

function speaks(language: Spoken['language']): boolean {
  return (globalThis.speechSynthesis?.getVoices() ?? []).some(({ lang }) => lang.startsWith(language))
}
